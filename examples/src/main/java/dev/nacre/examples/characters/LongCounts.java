package dev.nacre.examples.characters;

/** Counts of numbers other than 0, without an object for each: open addressing with linear probing. */
final class LongCounts {
    private long[] keys = new long[1 << 12];
    private int[] counts = new int[keys.length];
    private int used;

    int get(long key) {
        return counts[place(key)];
    }

    /** Counts one more, and returns how many there were before. */
    int add(long key) {
        int place = place(key);
        if (keys[place] == 0) {
            keys[place] = key;
            if (++used > keys.length / 2) {
                grow();
                place = place(key);
            }
        }
        return counts[place]++;
    }

    private int place(long key) {
        long mixed = key * 0x9E3779B97F4A7C15L;
        int place = (int) (mixed >>> 40) & keys.length - 1;
        while (keys[place] != 0 && keys[place] != key) place = place + 1 & keys.length - 1;
        return place;
    }

    private void grow() {
        long[] formerKeys = keys;
        int[] formerCounts = counts;
        keys = new long[2 * formerKeys.length];
        counts = new int[keys.length];
        for (int i = 0; i < formerKeys.length; i++)
            if (formerKeys[i] != 0) {
                int place = place(formerKeys[i]);
                keys[place] = formerKeys[i];
                counts[place] = formerCounts[i];
            }
    }
}
