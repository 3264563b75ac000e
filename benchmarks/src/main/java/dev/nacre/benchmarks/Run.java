package dev.nacre.benchmarks;

import dev.nacre.LayerSpec;
import dev.nacre.compute.Parallel;
import dev.nacre.plugin.Plugins;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** {@code benchmarks/run [W1 …] [--threads N] [--blas NAME] [--json FILE] [--quick]}. */
public final class Run {
    private static final String USAGE = "usage: benchmarks/run [W1 W2 W3 W4 W5a W5b W5c W6 W7 W8a W8b W9 W10]"
            + " [--threads N] [--blas NAME] [--json FILE] [--quick]";

    private final List<String> workloads = new ArrayList<>();
    private final List<String> jvm = new ArrayList<>();
    private String json;
    private boolean quick;

    private Run(String[] arguments) {
        for (int i = 0; i < arguments.length; i++) {
            String argument = arguments[i];
            if (argument.equals("--quick")) quick = true;
            else if (argument.matches("W[1-4679]|W10|W5[abc]|W8[ab]")) workloads.add(argument);
            else if (!argument.startsWith("--") || ++i == arguments.length) throw new IllegalArgumentException(USAGE);
            else if (argument.equals("--threads")) jvm.add("-Dnacre.threads=" + arguments[i]);
            else if (argument.equals("--blas")) jvm.add("-Dnacre.blas=" + arguments[i]);
            else if (argument.equals("--json")) json = arguments[i];
            else throw new IllegalArgumentException(USAGE);
        }
        if (workloads.isEmpty())
            workloads.addAll(List.of("W1", "W2", "W3", "W4", "W5a", "W5b", "W5c", "W7", "W8a", "W8b", "W9", "W10"));
    }

    /**
     * Runs the benchmarks, each workload in a JVM of its own.
     *
     * @param arguments as in the usage line
     * @throws RunnerException if a benchmark fails
     */
    public static void main(String[] arguments) throws RunnerException {
        Run run;
        try {
            run = new Run(arguments);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(2);
            return;
        }
        run.measure();
    }

    private void measure() throws RunnerException {
        System.out.println("threads " + Parallel.threads()
                + " unless --threads; median µs of an operation, bytes allocated by it, peak of memory");
        Collection<RunResult> results = new ArrayList<>();
        for (String workload : new TreeSet<>(workloads)) {
            // here, because a fork says nothing: is everything there that the network's text names?
            if (!workload.equals("W6"))
                Plugins.parse(LayerSpec.class, Workload.of(network(workload)).network());
            Collection<RunResult> done = new Runner(options(workload).build()).run();
            for (RunResult result : done) System.out.println(line(workload, result));
            results.addAll(done);
        }
        if (json != null) {
            org.openjdk.jmh.results.format.ResultFormatFactory.getInstance(ResultFormatType.JSON, json)
                    .writeOut(results);
        }
    }

    private ChainedOptionsBuilder options(String workload) {
        ChainedOptionsBuilder options = new OptionsBuilder()
                .forks(1)
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT)
                .jvmArgsAppend(jvm.toArray(String[]::new))
                .addProfiler("gc")
                .addProfiler(PeakMemory.class);
        if (workload.equals("W6")) return options.include(Pretraining.class.getName() + ".w6");
        options.warmupTime(TimeValue.seconds(quick ? 1 : 2))
                .measurementTime(TimeValue.seconds(quick ? 1 : 2))
                .warmupIterations(quick ? 3 : 5)
                .measurementIterations(quick ? 3 : 5);
        if (workload.matches("W[58].")) {
            return options.include(Inference.class.getName() + "." + workload.charAt(2) + "$")
                    .param("workload", network(workload));
        }
        return options.include(TrainingStep.class.getName() + ".step").param("workload", workload);
    }

    /** The workload that trains the network. */
    private static String network(String workload) {
        if (workload.startsWith("W5")) return "W1";
        return workload.startsWith("W8") ? "W7" : workload;
    }

    private static String line(String workload, RunResult result) {
        Result<?> time = result.getPrimaryResult();
        double median = time.getStatistics().getPercentile(50) * (workload.equals("W6") ? 1000 : 1);
        return String.format(
                "%-4s %12.1f µs   %12.0f B   %6.0f MB",
                workload, median, secondary(result, "gc.alloc.rate.norm"), secondary(result, PeakMemory.NAME));
    }

    private static double secondary(RunResult result, String name) {
        Result<?> found = result.getSecondaryResults().get(name);
        return found == null ? Double.NaN : found.getScore();
    }
}
