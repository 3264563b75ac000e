package dev.nacre.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nacre.plugin.Plugin;
import dev.nacre.tck.sound.SoundLayers;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No rule takes a sound layer for a faulty one. */
class SoundLayersTest {
    @TempDir
    Path folder;

    static Stream<Plugin> sound() {
        return Stream.of(
                new SoundLayers.Drop(),
                new SoundLayers.Residual(),
                SoundLayers.aroundSigmoid(),
                new SoundLayers.DropBeside(),
                new SoundLayers.RandomizedRelu(),
                new SoundLayers.Switch());
    }

    @ParameterizedTest
    @MethodSource("sound")
    void aSoundLayerKeepsEveryRule(Plugin plugin) throws Exception {
        OnePlugin.plugin = plugin;
        List<Class<?>> registered = List.of(plugin.getClass(), SoundLayers.Drop.class);
        assertThat(Registered.during(folder, registered, () -> Kit.broken(OnePlugin.class)))
                .isEmpty();
    }
}
