package dev.nacre.tuning;

import java.util.List;

/** A text with open places. */
record Template(List<Piece> pieces) {
    /** The text at a point. */
    String at(double[] position) {
        StringBuilder text = new StringBuilder();
        for (Piece piece : pieces) text.append(piece.at(position));
        return text.toString();
    }

    /** A part of the text. */
    sealed interface Piece {
        String at(double[] position);
    }

    /** As it stands. */
    record Fixed(String text) implements Piece {
        @Override
        public String at(double[] position) {
            return text;
        }
    }

    /** A number, or another range without inner ones. */
    record Open(int dimension, Range range) implements Piece {
        @Override
        public String at(double[] position) {
            return range.at(position[dimension]);
        }
    }

    /** One of several templates; the dimensions of the others have no effect then. */
    record Alternatives(int dimension, List<Template> templates) implements Piece {
        @Override
        public String at(double[] position) {
            return templates.get((int) (position[dimension] * templates.size())).at(position);
        }
    }
}
