package dev.nacre.examples;

import dev.nacre.Optimizer;
import dev.nacre.plugin.Plugins;

/**
 * The two networks of a GAN, and how they are trained.
 *
 * @param codes how many random numbers an image is made of
 * @param generator from codes to pixels from 0 to 1, as text
 * @param discriminator from pixels to a logit, as text
 * @param generatorRate the generator's learning rate
 * @param discriminatorRate the discriminator's learning rate
 */
record GanPlan(int codes, String generator, String discriminator, double generatorRate, double discriminatorRate) {
    /** Real images in a step; as many are generated. */
    static final int BATCH = 64;

    private static final int CODES = 64;
    private static final String GENERATOR = "sequential([dense(256, activation=relu), batchNorm,"
            + " dense(512, activation=relu), batchNorm, dense(PIXELS, activation=sigmoid)])";
    private static final String DISCRIMINATOR = "sequential([dense(512, activation=leakyRelu(0.2)), dropout(0.3),"
            + " dense(256, activation=leakyRelu(0.2)), dropout(0.3), dense(1)])";

    /** Dense layers for images of a size. */
    static GanPlan of(Ink ink, double generatorRate, double discriminatorRate) {
        String generator = GENERATOR.replace("PIXELS", Integer.toString(ink.pixels()));
        return new GanPlan(CODES, generator, DISCRIMINATOR, generatorRate, discriminatorRate);
    }

    /** Both as one network, from codes to a logit. */
    String network() {
        return "sequential([" + generator + ", " + discriminator + "])";
    }

    Optimizer discriminatorOptimizer() {
        return adam(discriminatorRate);
    }

    /** Images are generated with averaged weights, which swing less than the weights themselves. */
    Optimizer generatorOptimizer() {
        return Plugins.parse(
                Optimizer.class, "chain([" + Plugins.format(adam(generatorRate)) + ", averaging(decay=0.998)])");
    }

    /** A smaller beta1 than usual, as the other part changes too: Radford et al., 2016, arXiv:1511.06434. */
    private static Optimizer adam(double rate) {
        return Plugins.parse(Optimizer.class, "adam(learningRate=" + rate + ", beta1=0.5)");
    }
}
