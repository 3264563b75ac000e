package dev.nacre.tuning;

import java.util.List;

/** One of several texts. */
record ChoiceRange(List<String> texts) implements Range {
    @Override
    public String at(double position) {
        return texts.get((int) (position * texts.size()));
    }

    @Override
    public int size() {
        return texts.size();
    }

    /** Choices have no order: any other one is as near. */
    @Override
    public double near(double center, double width, double random) {
        return random < width ? random / width : center;
    }

    @Override
    public boolean atEdge(double position) {
        return false;
    }
}
