package dev.nacre.examples.lecture;

import dev.nacre.cli.console.OutputFolder;
import dev.nacre.cli.console.Version;
import dev.nacre.data.Split;
import dev.nacre.examples.DigitsData;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs the experiments, and draws the results. */
@Command(
        name = "lecture",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Measures and draws what lectures on deep learning teach: signals in deep networks, paths"
                + " of update rules, learning rates, and the gap between training and validation.")
public final class LectureCommand implements Callable<Integer> {
    @Option(
            names = "--out",
            paramLabel = "FOLDER",
            defaultValue = "runs/lecture",
            description = "Folder for the images (${DEFAULT-VALUE}).")
    private Path out;

    @Spec
    private CommandSpec spec;

    private OutputFolder results;

    LectureCommand() {}

    @Override
    public Integer call() throws IOException {
        results = OutputFolder.of(out, "gap.svg");
        Split split = DigitsData.shipped().split(0.8, 1);
        Split few = split.training().split(200.0 / split.training().samples().size(), 1);
        Digits all = new Digits(split.training().samples(), split.test().samples());
        Digits scarce = new Digits(few.training().samples(), few.test().samples()).withWrongLabels();
        draw("signal-flow.svg", SignalFlow.sheet());
        draw("update-rules-ravine.svg", UpdateRules.sheet(Surface.RAVINE));
        draw("update-rules-saddle.svg", UpdateRules.sheet(Surface.SADDLE));
        draw("learning-rates.svg", LearningRates.sheet(all));
        draw("gap.svg", Gap.sheet(scarce));
        results.requireAll();
        return 0;
    }

    private void draw(String name, Sheet sheet) {
        results.write(name, sheet.svg());
        spec.commandLine().getOut().println(out.resolve(name) + ": " + sheet.title());
    }
}
