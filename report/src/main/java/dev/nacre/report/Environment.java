package dev.nacre.report;

import dev.nacre.blas.BlasReport;
import dev.nacre.compute.Parallel;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;

/** The environment of a run, as far as it matters for reproducing it. */
public final class Environment {
    private Environment() {}

    /**
     * Reads the environment of this process.
     *
     * @return name → value, most important first
     */
    public static Map<String, String> facts() {
        Map<String, String> facts = new LinkedHashMap<>();
        String version = Parallel.class.getPackage().getImplementationVersion();
        facts.put("Nacre", version == null ? "(not packaged)" : version);
        facts.put("Java", System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version"));
        facts.put(
                "System",
                System.getProperty("os.name") + " " + System.getProperty("os.version") + ", "
                        + System.getProperty("os.arch"));
        facts.put("Matrix products", BlasReport.used());
        facts.put("Threads", Integer.toString(Parallel.threads()));
        facts.put(
                "Date",
                ZonedDateTime.now().truncatedTo(ChronoUnit.SECONDS).format(DateTimeFormatter.ISO_OFFSET_DATE_TIME));
        return facts;
    }
}
