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
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Restores damaged images. */
@Command(
        name = "denoise",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description =
                "Restores damaged handwritten digits with denoising autoencoders, one for each kind of damage: dense "
                        + "ones, convolutional ones, or both in the same time.")
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

    @Option(
            names = "--network",
            paramLabel = "KIND",
            defaultValue = "dense",
            split = ",",
            description = "Kind of autoencoder (${DEFAULT-VALUE}): dense, conv, or dense,conv for both.")
    private List<Restorer> networks;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            defaultValue = "0",
            description = "Train each network for at most that long, in place of --epochs.")
    private int seconds;

    @Option(
            names = "--validate",
            description =
                    "For choosing settings: evaluates on images of the training part, which it does not train on.")
    private boolean validate;

    @Mixin
    private RunOptions options;

    @Override
    public Integer call() throws IOException {
        WrongUse.unless(epochs >= 1, "--epochs must be >= 1, not " + epochs);
        WrongUse.unless(seconds >= 0, "--seconds must be >= 0, not " + seconds);
        Handwriting digits = data.read(options.seed(), validate, Handwriting.SOME);
        options.prepare();
        options.watch().pictures(digits.ink().shape());
        RestorerEffort effort = new RestorerEffort(epochs, seconds);
        List<DenoiseRun> runs = new ArrayList<>();
        for (LayerSpec corruption : corruptions())
            runs.add(DenoiseRun.of(digits, corruption, networks, effort, options.seed(), options.progress()));
        double damage = runs.stream().mapToDouble(DenoiseRun::damage).average().orElseThrow();
        double[] seconds = IntStream.range(0, networks.size())
                .mapToDouble(n -> runs.stream()
                        .mapToDouble(run -> run.restorations().get(n).seconds())
                        .average()
                        .orElseThrow())
                .toArray();
        double[] left = IntStream.range(0, networks.size())
                .mapToDouble(n ->
                        runs.stream().mapToDouble(run -> run.left(n)).average().orElseThrow())
                .toArray();
        options.finish(
                page(digits, runs, Arrays.stream(left).min().orElseThrow() / damage),
                "mean squared error %.4f damaged, %s",
                damage,
                result(left, seconds));
        return 0;
    }

    /** One network restores; several are named. */
    private String result(double[] left, double[] seconds) {
        if (left.length == 1) return format("%.4f restored", left[0]);
        return IntStream.range(0, left.length)
                .mapToObj(n -> format("%.4f restored by %s in %.0f s", left[n], networks.get(n), seconds[n]))
                .collect(Collectors.joining(", "));
    }

    private static String format(String text, Object... values) {
        return String.format(Locale.ROOT, text, values);
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
            for (int n = 0; n < networks.size(); n++)
                facts.put(
                        run.corruption() + (networks.size() > 1 ? ", " + networks.get(n) : ""),
                        format("%.4f → %.4f", run.damage(), run.left(n)));
        List<Section> sections = new ArrayList<>();
        for (DenoiseRun run : runs) sections.add(section(run, digits.scaled()));
        StringBuilder command = new StringBuilder(data.toString());
        if (corruptions != null)
            for (LayerSpec each : corruptions)
                command.append(" --corruption \"").append(Plugins.format(each)).append('"');
        command.append(" --network ").append(names(","));
        command.append(seconds > 0 ? " --seconds " + seconds : " --epochs " + epochs);
        if (validate) command.append(" --validate");
        String texts =
                runs.get(0).restorations().stream().map(Restoration::network).collect(Collectors.joining("\n"));
        sections.add(Section.repeat(options.repeat(command.toString()), texts, Html.escape(digits.source())));
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

    private String names(String separator) {
        return networks.stream().map(Restorer::toString).collect(Collectors.joining(separator));
    }

    private Section section(DenoiseRun run, Ink ink) {
        int[] shown =
                IntStream.range(0, Math.min(SHOWN, run.originals().columns)).toArray();
        StringBuilder html = new StringBuilder(format("<p>Mean squared error %.4f before", run.damage()));
        StringBuilder strips = new StringBuilder()
                .append(new Images(run.originals(), ink).select(shown).strip("original"))
                .append(new Images(run.corrupted(), ink).select(shown).strip("damaged"));
        for (int n = 0; n < networks.size(); n++) {
            Restoration by = run.restorations().get(n);
            String name = networks.size() > 1 ? "restored by " + by.by() : "restored";
            html.append(format(", %.4f %s (%,d steps, %.0f s)", run.left(n), name, by.steps(), by.seconds()));
            strips.append(new Images(by.images(), ink).select(shown).strip(name));
        }
        return new Section(run.corruption(), html + ".</p>\n<div class=\"strips\">" + strips + "</div>");
    }
}
