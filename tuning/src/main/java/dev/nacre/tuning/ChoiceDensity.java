package dev.nacre.tuning;

import java.util.Arrays;
import java.util.SplittableRandom;

/** The share of each choice among some positions; the prior counts as one more position, evenly over all choices. */
record ChoiceDensity(double[] shares) implements Density {
    static ChoiceDensity of(int choices, double[] positions) {
        double[] shares = new double[choices];
        Arrays.fill(shares, 1.0 / choices / (positions.length + 1));
        for (double position : positions) shares[(int) (position * choices)] += 1.0 / (positions.length + 1);
        return new ChoiceDensity(shares);
    }

    @Override
    public double at(double position) {
        return shares[(int) (position * shares.length)] * shares.length;
    }

    @Override
    public double draw(SplittableRandom random) {
        double rest = random.nextDouble();
        int choice = 0;
        while (choice < shares.length - 1 && rest >= shares[choice]) rest -= shares[choice++];
        return (choice + 0.5) / shares.length;
    }
}
