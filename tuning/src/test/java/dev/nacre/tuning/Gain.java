package dev.nacre.tuning;

import java.util.Locale;
import java.util.function.LongFunction;

/**
 * Bayesian and random search compared, with the same number of trials, by the best score of each seed.
 *
 * @param wins share of the seeds in which Bayesian search is better
 */
record Gain(double random, double bayesian, double wins) {
    static Gain of(int seeds, LongFunction<Search> search, int trials) {
        double random = 0;
        double bayesian = 0;
        double wins = 0;
        for (int seed = 1; seed <= seeds; seed++) {
            double drawn = search.apply(seed).random(trials).best().score();
            double chosen = search.apply(seed).bayesian(trials, 4).best().score();
            random += drawn / seeds;
            bayesian += chosen / seeds;
            if (chosen > drawn) wins += 1.0 / seeds;
        }
        return new Gain(random, bayesian, wins);
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "mean best score: random %.4f, Bayesian %.4f, better in %.0f %%",
                random,
                bayesian,
                100 * wins);
    }
}
