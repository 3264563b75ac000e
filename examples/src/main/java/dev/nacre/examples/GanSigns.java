package dev.nacre.examples;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** What the figures of the last quarter of a training say about how a GAN fails. */
record GanSigns(List<GanEpoch> epochs) {
    private static final double TOO_STRONG = 0.9;
    private static final double ALIKE = 0.5;
    private static final double FEW_KINDS = 8;

    /** Images that differ more than real digits are noise, which has no kinds. */
    private static final double NOISE = 1.2;

    private static final double UNSTEADY = 0.4;

    /** Sentences, none if all is well. */
    List<String> texts() {
        List<String> texts = new ArrayList<>();
        double right = mean(GanEpoch::right);
        if (right >= TOO_STRONG)
            texts.add(String.format(
                    Locale.ROOT,
                    "the discriminator is too strong: it is right on %.0f %% of the images, and its answers teach the"
                            + " generator little; lower --discriminator-rate",
                    100 * right));
        double variety = mean(GanEpoch::variety);
        double kinds = mean(GanEpoch::kinds);
        if (variety < ALIKE || kinds < FEW_KINDS && variety < NOISE)
            texts.add(String.format(
                    Locale.ROOT,
                    "the generator has collapsed: variety %.2f of 1, %.1f kinds of 10; lower --generator-rate",
                    variety,
                    kinds));
        double changed = mean(GanEpoch::changed);
        if (changed > UNSTEADY)
            texts.add(String.format(
                    Locale.ROOT,
                    "the two oscillate: each epoch changes the digit of %.0f %% of the codes; lower both learning"
                            + " rates",
                    100 * changed));
        return texts;
    }

    private double mean(ToDoubleFunction<GanEpoch> figure) {
        return epochs.subList(epochs.size() * 3 / 4, epochs.size()).stream()
                .mapToDouble(figure)
                .average()
                .orElseThrow();
    }
}
