package dev.nacre.data;

/** A column of a table: by name, by number from the left, or the last one. */
public sealed interface Column {
    /**
     * A column by name. The header must contain the name exactly once.
     *
     * @param name as in the header
     */
    record Named(String name) implements Column {
        @Override
        public String toString() {
            return name;
        }
    }

    /**
     * A column by number.
     *
     * @param number counted from 1
     */
    record Numbered(int number) implements Column {
        /** Checks the number. */
        public Numbered {
            if (number < 1) throw new IllegalArgumentException("columns are counted from 1, there is no " + number);
        }

        @Override
        public String toString() {
            return Integer.toString(number);
        }
    }

    /** The last column. */
    record Last() implements Column {
        @Override
        public String toString() {
            return "last";
        }
    }

    /**
     * Reads a column from text.
     *
     * @param text {@code last}, a number counted from 1, or otherwise a name
     * @return the column
     */
    static Column parse(String text) {
        if (text.equals("last")) return new Last();
        return text.matches("[0-9]{1,9}") ? new Numbered(Integer.parseInt(text)) : new Named(text);
    }
}
