package dev.nacre.examples;

import dev.nacre.LayerSpec;
import dev.nacre.cli.console.PluginText;
import dev.nacre.cli.console.Version;
import dev.nacre.cli.console.WrongUse;
import dev.nacre.plugin.Plugins;
import dev.nacre.report.Html;
import dev.nacre.report.Page;
import dev.nacre.report.Section;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Restores damaged images. */
@Command(
        name = "denoise",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Restores damaged handwritten digits with denoising autoencoders, one for each kind of damage.")
final class DenoiseCommand implements Callable<Integer> {
    private static final List<String> KINDS = List.of("gaussianNoise(0.3)", "masking(0.4)", "saltAndPepper(0.2)");
    private static final int SHOWN = 12;

    @Mixin
    private HandwritingOption data;

    @Option(
            names = "--corruption",
            paramLabel = "LAYER",
            converter = PluginText.Layers.class,
            description =
                    "A corruption of your own, such as \"masking(0.7)\", may be repeated; it acts on pixels from 0 to "
                            + "1.")
    private List<LayerSpec> corruptions;

    @Option(
            names = "--epochs",
            paramLabel = "N",
            defaultValue = "60",
            description = "Number of epochs for each kind of damage (${DEFAULT-VALUE}).")
    private int epochs;

    @Mixin
    private RunOptions options;

    @Override
    public Integer call() throws IOException {
        WrongUse.unless(epochs >= 1, "--epochs must be >= 1, not " + epochs);
        Handwriting digits = data.read(options.seed());
        options.prepare();
        List<DenoiseRun> runs = new ArrayList<>();
        for (LayerSpec corruption : corruptions())
            runs.add(DenoiseRun.of(digits, corruption, epochs, options.seed(), options.progress()));
        double damage = runs.stream().mapToDouble(DenoiseRun::damage).average().orElseThrow();
        double left = runs.stream().mapToDouble(DenoiseRun::left).average().orElseThrow();
        options.finish(
                page(digits, runs, left / damage), "mean squared error %.4f damaged, %.4f restored", damage, left);
        return 0;
    }

    private List<LayerSpec> corruptions() {
        return corruptions != null
                ? corruptions
                : KINDS.stream()
                        .map(text -> Plugins.parse(LayerSpec.class, text))
                        .toList();
    }

    private Page page(Handwriting digits, List<DenoiseRun> runs, double share) {
        Map<String, String> facts = new LinkedHashMap<>();
        for (DenoiseRun run : runs)
            facts.put(run.corruption(), String.format(Locale.ROOT, "%.4f → %.4f", run.damage(), run.left()));
        List<Section> sections = new ArrayList<>();
        for (DenoiseRun run : runs) sections.add(section(run, digits.scaled()));
        StringBuilder command = new StringBuilder(data.toString());
        if (corruptions != null)
            for (LayerSpec each : corruptions)
                command.append(" --corruption \"").append(Plugins.format(each)).append('"');
        sections.add(Section.repeat(
                options.repeat(command + " --epochs " + epochs), runs.get(0).network(), Html.escape(digits.source())));
        return new Page(
                "Nacre · examples/run denoise",
                String.format(Locale.ROOT, "<em>%.0f %%</em> of the damage is removed", 100 * (1 - share)),
                String.format(
                        Locale.ROOT,
                        "Denoising autoencoders were trained to restore %,d damaged digits. Here they restore %,d "
                                + "digits"
                                + " that they have never seen. The numbers are mean squared errors of pixels between "
                                + "0 and 1.",
                        digits.train().size(),
                        digits.test().size()),
                facts,
                sections);
    }

    private static Section section(DenoiseRun run, Ink ink) {
        int[] shown =
                IntStream.range(0, Math.min(SHOWN, run.originals().columns)).toArray();
        return new Section(
                run.corruption(),
                String.format(
                                Locale.ROOT,
                                "<p>Mean squared error %.4f before, %.4f after.</p>%n",
                                run.damage(),
                                run.left())
                        + "<div class=\"strips\">"
                        + new Images(run.originals(), ink).select(shown).strip("original")
                        + new Images(run.corrupted(), ink).select(shown).strip("damaged")
                        + new Images(run.restored(), ink).select(shown).strip("restored")
                        + "</div>");
    }
}
