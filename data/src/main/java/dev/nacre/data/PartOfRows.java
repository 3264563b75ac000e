package dev.nacre.data;

import dev.nacre.Shape;
import java.io.IOException;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.function.LongPredicate;

/** The rows of one part of a random split: a random number for each row decides to which part it belongs. */
final class PartOfRows implements RowSource {
    private final RowSource whole;
    private final LongPredicate member;
    private final OptionalLong samples;

    PartOfRows(RowSource whole, double share, long seed, boolean first) {
        this.whole = whole;
        long start = new SplittableRandom(seed).nextLong();
        this.member = row -> (new SplittableRandom(start + row).nextDouble() < share) == first;
        this.samples = whole.samples().isPresent()
                ? OptionalLong.of(count(whole.samples().getAsLong()))
                : whole.samples();
    }

    private long count(long rows) {
        long count = 0;
        for (long row = 0; row < rows; row++) if (member.test(row)) count++;
        return count;
    }

    @Override
    public int inputs() {
        return whole.inputs();
    }

    @Override
    public Shape shape() {
        return whole.shape();
    }

    @Override
    public int targets() {
        return whole.targets();
    }

    @Override
    public OptionalLong samples() {
        return samples;
    }

    @Override
    public boolean missing() {
        return whole.missing();
    }

    /** Always in the order of the source, because the number of a row decides to which part it belongs. */
    @Override
    public Rows open() throws IOException {
        return new SelectedRows(whole.open(), member);
    }
}
