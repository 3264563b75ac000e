package dev.nacre.data;

import dev.nacre.compute.Permutation;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Splits image files class by class. Files keep their order within each part. */
final class ImageSplit {
    private ImageSplit() {}

    static List<ImageFiles> of(ImageFiles all, double share, long seed) {
        if (!(share > 0 && share < 1)) throw new IllegalArgumentException("share must be > 0 and < 1, not " + share);
        int[] counts = all.counts();
        int[] left = new int[counts.length];
        for (int c = 0; c < counts.length; c++) left[c] = first(counts[c], share);
        boolean[] chosen = new boolean[all.size()];
        for (int i : Permutation.of(all.size(), new SplittableRandom(seed)))
            if (left[all.classes().get(i)]-- > 0) chosen[i] = true;
        return List.of(part(all, chosen, true), part(all, chosen, false));
    }

    private static int first(int count, double share) {
        return count < 2 ? count : Math.max(1, Math.min(count - 1, (int) Math.round(count * share)));
    }

    private static ImageFiles part(ImageFiles all, boolean[] chosen, boolean which) {
        return all.select(IntStream.range(0, chosen.length)
                .filter(i -> chosen[i] == which)
                .toArray());
    }
}
