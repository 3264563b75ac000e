package dev.nacre.regularization;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nacre.PluginKinds;
import dev.nacre.plugin.Plugin;
import dev.nacre.plugin.Plugins;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CoverageTest {
    @Test
    void everyPluginOfThisModuleHasGoldenValuesOrStatistics() {
        Set<String> proven = new TreeSet<>();
        Stream.of("penalties.txt", "constraints.txt", "layers.txt")
                .flatMap(file -> Golden.read(file).stream())
                .forEach(golden -> proven.add(name(golden.text())));
        NoiseLayersTest.cases().forEach(each -> proven.add(name(each.text())));

        Set<String> found = new TreeSet<>();
        for (Class<? extends Plugin> kind : PluginKinds.all())
            Plugins.all(kind).values().stream()
                    .filter(plugin -> plugin.getClass().getPackage() == L2.class.getPackage())
                    .forEach(plugin -> found.add(Plugins.name(plugin.getClass())));

        assertThat(found).hasSizeGreaterThan(15).isEqualTo(proven);
    }

    private static String name(String text) {
        return text.substring(0, text.indexOf('('));
    }
}
