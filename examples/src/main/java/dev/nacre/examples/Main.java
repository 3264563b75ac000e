package dev.nacre.examples;

import dev.nacre.cli.console.CommandLines;
import dev.nacre.cli.console.Version;
import dev.nacre.examples.adding.AddingCommand;
import dev.nacre.examples.characters.CharactersCommand;
import dev.nacre.examples.forecast.ForecastCommand;
import dev.nacre.examples.images.ImagesCommand;
import dev.nacre.examples.lab.LabCommand;
import dev.nacre.examples.lecture.LectureCommand;
import dev.nacre.examples.sensors.SensorAnomaliesCommand;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line. */
@Command(
        name = "examples/run",
        description = "Nacre's example applications.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        subcommands = {
            DigitsCommand.class,
            MnistCommand.class,
            AnomalyCommand.class,
            FewLabelsCommand.class,
            DenoiseCommand.class,
            GenerateCommand.class,
            GanCommand.class,
            EmbedCommand.class,
            AugmentationCommand.class,
            CharactersCommand.class,
            LectureCommand.class,
            LabCommand.class,
            ImagesCommand.class,
            AddingCommand.class,
            ForecastCommand.class,
            SensorAnomaliesCommand.class,
            SparkCommand.class
        })
public final class Main {
    private Main() {}

    /**
     * Runs a command and ends the process.
     *
     * @param args the command and its options
     */
    public static void main(String[] args) {
        CommandLines.main(new Main(), args);
    }

    /** The command line, with its output going to the given writers. */
    static CommandLine line(PrintWriter out, PrintWriter err) {
        return CommandLines.of(new Main(), out, err);
    }
}
