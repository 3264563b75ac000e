package dev.nacre.examples;

import java.util.Locale;

/** A kind of GAN for square images, with settings that learn. */
enum GanKind {
    /** Dense layers, for images of few pixels. */
    DENSE(
            "dense(256, activation=relu), batchNorm, dense(512, activation=relu), batchNorm,"
                    + " dense(PIXELS, activation=sigmoid)",
            "dense(512, activation=leakyRelu(0.2)), dropout(0.3), dense(256, activation=leakyRelu(0.2)), dropout(0.3),"
                    + " dense(1)",
            0.001,
            0.001,
            300),
    /** Convolutions on a half and on a quarter of height and width. */
    CONV(
            "convTranspose(32, kernel=QUARTER, stride=1, padding=valid), batchNorm, relu,"
                    + " convTranspose(16, kernel=4, stride=2), batchNorm, relu,"
                    + " convTranspose(1, kernel=4, stride=2, activation=sigmoid)",
            "conv(16, kernel=4, stride=2, activation=leakyRelu(0.2)), dropout(0.3),"
                    + " conv(32, kernel=4, stride=2, activation=leakyRelu(0.2)), dropout(0.3), dense(1)",
            0.0005,
            0.0005,
            40);

    private static final int CODES = 64;

    private final String generator;
    private final String discriminator;
    private final double generatorRate;
    private final double discriminatorRate;
    private final int epochs;

    GanKind(String generator, String discriminator, double generatorRate, double discriminatorRate, int epochs) {
        this.generator = generator;
        this.discriminator = discriminator;
        this.generatorRate = generatorRate;
        this.discriminatorRate = discriminatorRate;
        this.epochs = epochs;
    }

    /** The name in options and pages. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The kind that suits images of a size. */
    static GanKind of(Ink ink) {
        return ink.side() < 16 ? DENSE : CONV;
    }

    int epochs() {
        return epochs;
    }

    /** Rates that are null are the kind's own. */
    GanPlan plan(Ink ink, Double generatorRate, Double discriminatorRate) {
        String pixels = Integer.toString(ink.pixels());
        String quarter = Integer.toString(ink.side() / 4);
        return new GanPlan(
                CODES,
                "sequential([" + generator.replace("PIXELS", pixels).replace("QUARTER", quarter) + "])",
                "sequential([" + discriminator + "])",
                generatorRate == null ? this.generatorRate : generatorRate,
                discriminatorRate == null ? this.discriminatorRate : discriminatorRate);
    }
}
