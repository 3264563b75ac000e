package dev.nacre.examples.lecture;

import dev.nacre.Samples;
import dev.nacre.data.Dataset;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/**
 * A task that a network has learned, and another one that it goes on to.
 *
 * @param title both
 * @param source the samples of the first task
 * @param pool samples of the second, from which few are labelled
 * @param heldOut samples of the second to judge by; none of the pool or of the source
 */
record TransferTask(String title, Samples source, Samples pool, Samples heldOut) {
    /** Digits the first task knows nothing of, and a question that its ten classes answer already. */
    static List<TransferTask> all() {
        Dataset digits = Digits.shipped();
        int[] lower = rows(digits, 0, digits.size(), 0, 5);
        int[] upper = rows(digits, 0, 1200, 5, 10);
        int[] others = rows(digits, 1200, digits.size(), 5, 10);
        IntUnaryOperator ofFive = value -> value % 5;
        IntUnaryOperator odd = value -> value % 2;
        int[] known = rows(digits, 0, 1000, 0, 10);
        int[] labelled = rows(digits, 1000, 1300, 0, 10);
        int[] rest = rows(digits, 1300, digits.size(), 0, 10);
        return List.of(
                new TransferTask(
                        "0 to 4, then 5 to 9",
                        samples(digits, lower, ofFive, 5),
                        samples(digits, upper, ofFive, 5),
                        samples(digits, others, ofFive, 5)),
                new TransferTask(
                        "0 to 9, then odd or even",
                        samples(digits, known, value -> value, 10),
                        samples(digits, labelled, odd, 2),
                        samples(digits, rest, odd, 2)));
    }

    /** Rows of a range whose digits are of a range. */
    private static int[] rows(Dataset digits, int from, int to, int first, int end) {
        return IntStream.range(from, to)
                .filter(s -> digits.classOf(s) >= first && digits.classOf(s) < end)
                .toArray();
    }

    private static Samples samples(Dataset digits, int[] rows, IntUnaryOperator classOf, int classes) {
        float[][] targets = new float[rows.length][classes];
        for (int s = 0; s < rows.length; s++) targets[s][classOf.applyAsInt(digits.classOf(rows[s]))] = 1;
        Samples targetsAlone = Samples.of(new float[rows.length][1], targets);
        return digits.samples().select(rows).shaped(Digits.SHAPE).withTargets(targetsAlone.t());
    }
}
