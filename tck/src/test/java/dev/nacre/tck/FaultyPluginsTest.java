package dev.nacre.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nacre.plugin.Plugin;
import dev.nacre.plugin.Plugins;
import dev.nacre.tck.faulty.Breaks;
import dev.nacre.tck.faulty.FaultyActivations;
import dev.nacre.tck.faulty.FaultyAutoencoders;
import dev.nacre.tck.faulty.FaultyConstraints;
import dev.nacre.tck.faulty.FaultyFullBatch;
import dev.nacre.tck.faulty.FaultyGradients;
import dev.nacre.tck.faulty.FaultyInference;
import dev.nacre.tck.faulty.FaultyInitializers;
import dev.nacre.tck.faulty.FaultyLayers;
import dev.nacre.tck.faulty.FaultyLosses;
import dev.nacre.tck.faulty.FaultyMetrics;
import dev.nacre.tck.faulty.FaultyOptimizers;
import dev.nacre.tck.faulty.FaultyPenalties;
import dev.nacre.tck.faulty.FaultyRecords;
import dev.nacre.tck.faulty.FaultyRepeats;
import dev.nacre.tck.faulty.FaultyShapes;
import dev.nacre.tck.faulty.FaultySizes;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each rule must catch the plugins that break it, and only these. */
class FaultyPluginsTest {
    @TempDir
    Path folder;

    static Stream<Class<?>> faulty() {
        return Stream.of(
                        FaultyRecords.class,
                        FaultyLayers.class,
                        FaultyGradients.class,
                        FaultyInference.class,
                        FaultyRepeats.class,
                        FaultySizes.class,
                        FaultyShapes.class,
                        FaultyActivations.class,
                        FaultyInitializers.class,
                        FaultyOptimizers.class,
                        FaultyFullBatch.class,
                        FaultyPenalties.class,
                        FaultyConstraints.class,
                        FaultyLosses.class,
                        FaultyMetrics.class,
                        FaultyAutoencoders.class)
                .flatMap(each -> Arrays.stream(each.getDeclaredClasses()))
                .filter(each -> each.isAnnotationPresent(Breaks.class));
    }

    @ParameterizedTest
    @MethodSource("faulty")
    void aFaultIsCaughtByItsRuleAndNoOther(Class<?> type) throws Exception {
        Breaks breaks = type.getAnnotation(Breaks.class);
        List<Class<?>> registered = breaks.value().equals("G4") ? List.of() : List.of(type);
        OnePlugin.plugin = (Plugin) type.getConstructor().newInstance();
        SortedMap<String, String> broken = Registered.during(folder, registered, () -> Kit.broken(OnePlugin.class));
        assertThat(broken).containsOnlyKeys(breaks.value());
        assertThat(broken.get(breaks.value()))
                .startsWith("rule " + breaks.value() + " is broken: ")
                .contains(Plugins.name(type), type.getName(), "expected", "got", "look at")
                .contains("@Unsupported(rule = \"" + breaks.value());
    }

    @Test
    void everyRuleHasAFaultyPlugin() {
        Set<String> tried = new TreeSet<>(Set.of("G1"));
        faulty().forEach(type -> tried.add(type.getAnnotation(Breaks.class).value()));
        assertThat(Rules.ALL).extracting(Rule::id).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(tried);
    }
}
