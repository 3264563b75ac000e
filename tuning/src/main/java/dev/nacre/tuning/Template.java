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

    /** A piece of the text. */
    sealed interface Piece {
        String at(double[] position);
    }

    /** Plain text. */
    record Fixed(String text) implements Piece {
        @Override
        public String at(double[] position) {
            return text;
        }
    }

    /** A number, or another range without inner ranges. */
    record Open(int dimension, Range range) implements Piece {
        @Override
        public String at(double[] position) {
            return range.at(position[dimension]);
        }
    }

    /** One of several templates; the dimensions of the alternatives not chosen have no effect. */
    record Alternatives(int dimension, List<Template> templates) implements Piece {
        @Override
        public String at(double[] position) {
            return templates.get((int) (position[dimension] * templates.size())).at(position);
        }
    }
}
