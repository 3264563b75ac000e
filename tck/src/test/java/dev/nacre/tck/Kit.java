package dev.nacre.tck;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;
import org.junit.platform.testkit.engine.Events;

/** Runs a contract class as JUnit would. */
final class Kit {
    private Kit() {}

    static Events run(Class<? extends PluginContract> contract) {
        return execute(contract, OutputStream.nullOutputStream()).testEvents();
    }

    static Events containers(Class<? extends PluginContract> contract) {
        return execute(contract, OutputStream.nullOutputStream()).containerEvents();
    }

    /** What is on the standard output. */
    static String printed(Class<? extends PluginContract> contract) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        execute(contract, out);
        return out.toString(UTF_8);
    }

    private static EngineExecutionResults execute(Class<? extends PluginContract> contract, OutputStream out) {
        PrintStream before = System.out;
        System.setOut(new PrintStream(out, true, UTF_8));
        try {
            return EngineTestKit.engine("junit-jupiter")
                    .selectors(selectClass(contract))
                    .execute();
        } finally {
            System.setOut(before);
        }
    }

    /** The rules broken, with what the author reads. */
    static SortedMap<String, String> broken(Class<? extends PluginContract> contract) {
        return with(run(contract).list(), TestExecutionResult.Status.FAILED);
    }

    /** The rules whose tests ended in a certain way, with what the author reads. */
    static SortedMap<String, String> with(List<Event> events, TestExecutionResult.Status status) {
        SortedMap<String, String> found = new TreeMap<>();
        events.stream()
                .filter(event -> event.getPayload(TestExecutionResult.class)
                        .filter(result -> result.getStatus() == status)
                        .isPresent())
                .forEach(event -> found.put(rule(event), message(event)));
        return found;
    }

    static String rule(Event event) {
        return event.getTestDescriptor().getDisplayName().split(" ")[0];
    }

    static String message(Event event) {
        return event.getRequiredPayload(TestExecutionResult.class)
                .getThrowable()
                .orElseThrow()
                .getMessage();
    }
}
