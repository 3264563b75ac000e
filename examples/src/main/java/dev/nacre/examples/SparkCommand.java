package dev.nacre.examples;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Unmatched;

/**
 * Appears in the list of commands; the script {@code examples/run} starts the program, which is in the module spark.
 */
@Command(
        name = "spark",
        description = "Searches, trains and scores digits on Apache Spark (fetches Spark, 330 MB, the first time).")
final class SparkCommand implements Callable<Integer> {
    @Unmatched
    private List<String> arguments;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        throw new ParameterException(
                spec.commandLine(), "Spark is not on this class path; run examples/run spark in the repository");
    }
}
