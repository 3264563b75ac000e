package dev.nacre.tck;

import dev.nacre.AutoencoderSpec;
import dev.nacre.LayerSpec;
import dev.nacre.PluginKinds;
import dev.nacre.Shape;
import dev.nacre.plugin.Plugin;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jblas.FloatMatrix;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.function.Executable;

/**
 * The contract for all plugins, as a test class. An empty subclass in the package of some plugins checks all plugins
 * that {@link java.util.ServiceLoader} finds in that package and its subpackages, each by every rule for its kind:
 *
 * <pre>{@code
 * class ContractTest extends PluginContract {}
 * }</pre>
 *
 * <p>Override methods where the defaults don't fit. {@link Unsupported} on the class declares rules that a plugin can't
 * obey.
 */
public abstract class PluginContract {
    /** For subclasses. */
    protected PluginContract() {}

    /**
     * The interfaces by which plugins are looked up. Add a kind of your own here to check it by the general rules.
     *
     * @return by default all kinds of core
     */
    protected List<Class<? extends Plugin>> kinds() {
        return PluginKinds.all();
    }

    /**
     * The plugins to check, with their defaults.
     *
     * @return by default, the registered plugins whose class is in this class's package or below, and public records of
     *     the module (not of its tests) that are not registered, which break rule G4
     */
    protected List<Plugin> plugins() {
        return FoundPlugins.below(getClass().getPackageName(), getClass(), kinds());
    }

    /**
     * Plugins to check with other settings than their defaults, as text: settings that take another path through the
     * code.
     *
     * @return such as {@code "elu(alpha=0.5)"}; none by default
     */
    protected List<String> variants() {
        return List.of();
    }

    /**
     * The shape of a sample for testing a layer.
     *
     * @param layer the layer
     * @return by default 12 features in a row, which many numbers divide; override it with height, width and channels
     *     for layers that change images
     */
    protected Shape shape(LayerSpec layer) {
        return Shape.flat(12);
    }

    /**
     * The samples for testing a layer.
     *
     * @param layer the layer
     * @param inputs number of rows
     * @param samples number of columns
     * @param random source of random numbers
     * @return by default numbers of both signs between 0.1 and 2, for autoencoders between 0.1 and 0.9
     */
    protected FloatMatrix data(LayerSpec layer, int inputs, int samples, RandomGenerator random) {
        return layer instanceof AutoencoderSpec
                ? Numbers.uniform(inputs, samples, 0.1, 0.9, random)
                : Numbers.signed(inputs, samples, 0.1, 2, random);
    }

    /**
     * The tests: one for each plugin and rule. At the end, a line on standard output says how many ran.
     *
     * @return one container for each plugin
     */
    @TestFactory
    public final Stream<DynamicNode> contract() {
        String name = getClass().getPackageName();
        List<Plugin> plugins = new ArrayList<>(plugins());
        Variants variants = Variants.of(variants(), name, kinds());
        plugins.addAll(variants.plugins());
        Exceptions exceptions = Exceptions.of(getClass());
        Executable usable = () -> FoundPlugins.requireUsable(name, getClass(), kinds(), plugins);
        Stream<DynamicTest> whole = Stream.of(
                DynamicTest.dynamicTest("G1 every class registered here can be used, and there is one", usable),
                DynamicTest.dynamicTest("every @Unsupported matches a rule and a plugin", () -> {
                    variants.requireReadable();
                    exceptions.verify(plugins);
                }));
        Tally tally = new Tally(plugins.size());
        return Stream.<DynamicNode>concat(
                        Stream.concat(whole, variants.failures(usable, plugins)).map(tally::counted),
                        plugins.stream().map(plugin -> container(plugin, exceptions, tally)))
                .onClose(() -> System.out.println(tally));
    }

    private DynamicContainer container(Plugin plugin, Exceptions exceptions, Tally tally) {
        Verdict verdict = new Verdict(plugin, this, exceptions);
        return DynamicContainer.dynamicContainer(
                Advice.text(plugin),
                Rules.ALL.stream()
                        .filter(rule -> rule.appliesTo(plugin))
                        .map(rule -> DynamicTest.dynamicTest(Advice.title(rule, plugin), () -> verdict.run(rule)))
                        .map(tally::counted));
    }
}
