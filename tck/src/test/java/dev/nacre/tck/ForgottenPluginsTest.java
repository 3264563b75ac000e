package dev.nacre.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nacre.Activation;
import dev.nacre.LayerSpec;
import dev.nacre.plugin.Plugin;
import dev.nacre.tck.forgotten.ForgottenContract;
import dev.nacre.tck.forgotten.Gate;
import dev.nacre.tck.forgotten.NoDefaults;
import dev.nacre.tck.forgotten.OfNoKind;
import dev.nacre.tck.forgotten.OfOwnKind;
import dev.nacre.tck.forgotten.Overlooked;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jblas.FloatMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A plugin whose author forgot to register it is asked for, and nothing else is. */
class ForgottenPluginsTest {
    @TempDir
    Path folder;

    private static Map<String, String> broken() {
        return Kit.broken(ForgottenContract.class);
    }

    @Test
    void aPublicRecordOfTheModuleThatIsNotRegisteredBreaksTheFourthRule() throws Exception {
        Path module = OnClassPath.folder(folder, Overlooked.class, Overlooked.Figures.class);
        Map<String, String> broken = OnClassPath.during(module, ForgottenPluginsTest::broken);
        assertThat(broken).containsOnlyKeys("G4");
        assertThat(broken.get("G4"))
                .contains("plugin    overlooked (dev.nacre.tck.forgotten.Overlooked)")
                .contains("expected  @AutoService(Activation.class), so that overlooked is found there")
                .contains("got       no plugin of that name")
                .contains("if it is not meant as a plugin, don't make it public");
    }

    @Test
    void soDoesOneInAJar() throws Exception {
        Path module = OnClassPath.jar(folder.resolve("module.jar"), Overlooked.class);
        assertThat(OnClassPath.during(module, ForgottenPluginsTest::broken).get("G4"))
                .contains("plugin    overlooked (dev.nacre.tck.forgotten.Overlooked)");
    }

    @Test
    void aJarWithoutEntriesForItsFoldersIsKnownByTheClassesThatAreRegisteredInIt() {
        ClassLoader knowsNothing = new ClassLoader(null) {};
        assertThat(ClassFiles.below("org.jblas.util", getClass(), List.of(FloatMatrix.class), knowsNothing))
                .contains("org.jblas.util.Logger")
                .allMatch(name -> name.startsWith("org.jblas.util."));
    }

    @Test
    void nothingIsAskedOfWhatLiesBesideTheTestClassUnlessThePackageLiesNowhereElse() throws Exception {
        Path module = OnClassPath.folder(folder, OfOwnKind.class, Gate.class);
        Map<String, String> broken = OnClassPath.during(module, ForgottenPluginsTest::broken);
        assertThat(broken).containsOnlyKeys("G4");
        assertThat(broken.get("G4")).contains("plugin    ofOwnKind").contains("@AutoService(Gate.class)");
        assertThat(asked()).containsExactlyInAnyOrder("ofNoKind", "ofOwnKind", "overlooked");
    }

    /** The plugins that are tried when all lies in one folder. */
    private static Set<String> asked() {
        return Kit.run(ForgottenContract.class).failed().stream()
                .filter(event -> Kit.rule(event).equals("G4"))
                .map(event -> event.getTestDescriptor().getDisplayName().split("[ :]+")[1])
                .collect(Collectors.toSet());
    }

    @Test
    void aClassRegisteredForPluginItselfBreaksTheFourthRule() throws Exception {
        Path module = OnClassPath.folder(folder, Overlooked.class);
        List<Class<?>> registered = List.of(Overlooked.class);
        assertThat(Registered.during(module, Plugin.class, registered, ForgottenPluginsTest::broken)
                        .get("G4"))
                .contains("expected  @AutoService(Activation.class)")
                .contains("got       @AutoService(Plugin.class), which is not a kind");
    }

    @Test
    void soDoesAnActivationRegisteredAsALayerWhichNoLayerCouldTake() throws Exception {
        Path module = OnClassPath.folder(folder, Overlooked.class);
        List<Class<?>> registered = List.of(Overlooked.class);
        assertThat(Registered.during(module, LayerSpec.class, registered, ForgottenPluginsTest::broken)
                        .get("G4"))
                .contains("expected  @AutoService(Activation.class)")
                .contains("got       no plugin of that name");
    }

    @Test
    void oneThatIsRegisteredForItsKindKeepsEveryRule() throws Exception {
        Path module = OnClassPath.folder(folder, Overlooked.class);
        List<Class<?>> registered = List.of(Overlooked.class);
        assertThat(Registered.during(module, Activation.class, registered, ForgottenPluginsTest::broken))
                .isEmpty();
    }

    @Test
    void aPluginOfNoKindIsToldToBeOfOne() throws Exception {
        Path module = OnClassPath.folder(folder, OfNoKind.class);
        assertThat(OnClassPath.during(module, ForgottenPluginsTest::broken).get("G4"))
                .contains("expected  an interface below Plugin, such as Activation")
                .contains("got       Plugin alone");
    }

    @Test
    void onePluginWithoutDefaultsIsToldByTheFirstRule() throws Exception {
        Path module = OnClassPath.folder(folder, NoDefaults.class);
        assertThat(OnClassPath.during(module, ForgottenPluginsTest::broken).get("G1"))
                .startsWith("rule G1 is broken: a plugin can't be used, nor is it registered for a kind")
                .contains("dev.nacre.tck.forgotten.NoDefaults");
    }

    @Unsupported(rule = "G4", plugin = "overlooked", because = "another plugin makes it")
    static class Declared extends PluginContract {
        @Override
        protected List<Plugin> plugins() {
            return FoundPlugins.below("dev.nacre.tck.forgotten", getClass(), kinds());
        }
    }

    static class WithVariant extends Declared {
        @Override
        protected List<String> variants() {
            return List.of("overlooked()");
        }
    }

    @Test
    void aVariantOfOneThatIsNotRegisteredDoesNotHideItNorFailBesideIt() throws Exception {
        Path module = OnClassPath.folder(folder, Overlooked.class);
        assertThat(OnClassPath.during(module, () -> Kit.broken(WithVariant.class)))
                .containsOnlyKeys("G4");
    }

    @Test
    void aRecordThatIsNotRegisteredOnPurposeCanBeDeclared() throws Exception {
        Path module = OnClassPath.folder(folder, Overlooked.class);
        assertThat(OnClassPath.during(module, () -> Kit.broken(Declared.class))).isEmpty();
    }
}
