package dev.nacre.examples;

import java.util.Arrays;
import org.jblas.FloatMatrix;

/**
 * Classifies by nearest neighbours, to measure how well classes are separated.
 *
 * @param points coordinates × samples of known class
 * @param classes the class of each
 * @param count number of neighbours that vote
 */
record Neighbours(FloatMatrix points, int[] classes, int count) {
    /** The accuracy on other samples. */
    double accuracy(FloatMatrix others, int[] truth) {
        int right = 0;
        for (int s = 0; s < others.columns; s++) if (vote(others, s) == truth[s]) right++;
        return (double) right / others.columns;
    }

    /** The most frequent class of the neighbours; of equally frequent ones, that of the nearest neighbour. */
    int vote(FloatMatrix others, int sample) {
        double[] nearest = new double[count];
        int[] votes = new int[count];
        Arrays.fill(nearest, Double.POSITIVE_INFINITY);
        for (int i = 0; i < points.columns; i++) {
            double distance = distance(others, sample, i);
            int at = count;
            for (; at > 0 && distance < nearest[at - 1]; at--)
                if (at < count) {
                    nearest[at] = nearest[at - 1];
                    votes[at] = votes[at - 1];
                }
            if (at == count) continue;
            nearest[at] = distance;
            votes[at] = classes[i];
        }
        int best = votes[0];
        for (int vote : votes) if (times(votes, vote) > times(votes, best)) best = vote;
        return best;
    }

    private static long times(int[] votes, int label) {
        return Arrays.stream(votes).filter(v -> v == label).count();
    }

    private double distance(FloatMatrix others, int sample, int neighbour) {
        int rows = points.rows;
        double sum = 0;
        for (int i = 0; i < rows; i++) {
            double difference = others.data[sample * rows + i] - points.data[neighbour * rows + i];
            sum += difference * difference;
        }
        return sum;
    }
}
