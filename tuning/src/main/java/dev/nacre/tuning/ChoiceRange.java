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

    @Override
    public boolean atEdge(double position) {
        return false;
    }
}
