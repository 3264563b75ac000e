package dev.nacre.tuning;

import java.util.List;

/** A text with ranges. */
record Template(List<Piece> pieces) {
    /** The text at a point. */
    String at(double[] position) {
        StringBuilder text = new StringBuilder();
        for (Piece piece : pieces) text.append(piece.at(position));
        return text.toString();
    }

    /** Marks the dimensions that have an effect at a point. */
    void markUsed(double[] position, boolean[] used) {
        for (Piece piece : pieces) piece.markUsed(position, used);
    }

    /** A piece of the text. */
    sealed interface Piece {
        String at(double[] position);

        void markUsed(double[] position, boolean[] used);
    }

    /** Plain text. */
    record Fixed(String text) implements Piece {
        @Override
        public String at(double[] position) {
            return text;
        }

        @Override
        public void markUsed(double[] position, boolean[] used) {}
    }

    /** A number, or another range without inner ranges. */
    record Open(int dimension, Range range) implements Piece {
        @Override
        public String at(double[] position) {
            return range.at(position[dimension]);
        }

        @Override
        public void markUsed(double[] position, boolean[] used) {
            used[dimension] = true;
        }
    }

    /** One of several templates; the dimensions of the alternatives not chosen have no effect. */
    record Alternatives(int dimension, List<Template> templates) implements Piece {
        @Override
        public String at(double[] position) {
            return chosen(position).at(position);
        }

        @Override
        public void markUsed(double[] position, boolean[] used) {
            used[dimension] = true;
            chosen(position).markUsed(position, used);
        }

        private Template chosen(double[] position) {
            return templates.get((int) (position[dimension] * templates.size()));
        }
    }
}
