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
 * The contract of every plugin as a test class. An empty subclass in the package of some plugins checks all of them
 * that {@link java.util.ServiceLoader} finds there or in packages below, each by every rule for its kind:
 *
 * <pre>{@code
 * class ContractTest extends PluginContract {}
 * }</pre>
 *
 * <p>The methods may be overridden where the defaults don't fit; {@link Unsupported} on the class declares what a
 * plugin can't keep.
 */
public abstract class PluginContract {
    /** For subclasses. */
    protected PluginContract() {}

    /**
     * The interfaces by which plugins are looked for. A kind that a stranger adds is put here, for the general rules.
     *
     * @return all kinds of core by default
     */
    protected List<Class<? extends Plugin>> kinds() {
        return PluginKinds.all();
    }

    /**
     * The plugins to check, with their defaults.
     *
     * @return by default, those registered whose class lies in this class's package or below, and those that are not
     *     registered, which rule G4 then says: public records of the module, but not of its tests
     */
    protected List<Plugin> plugins() {
        return FoundPlugins.below(getClass().getPackageName(), getClass(), kinds());
    }

    /**
     * Plugins to check besides their defaults, as text: whatever takes another path through the code.
     *
     * @return such as {@code "elu(alpha=0.5)"}; none by default
     */
    protected List<String> variants() {
        return List.of();
    }

    /**
     * What one sample is that a layer is tried with.
     *
     * @param layer the layer
     * @return 12 features in a row by default, which many numbers divide; for layers that change images, height, width
     *     and channels
     */
    protected Shape shape(LayerSpec layer) {
        return Shape.flat(12);
    }

    /**
     * Samples that a layer is tried with.
     *
     * @param layer the layer
     * @param inputs rows
     * @param samples columns
     * @param random the source of all randomness
     * @return by default numbers of both signs between 0.1 and 2, for autoencoders between 0.1 and 0.9
     */
    protected FloatMatrix data(LayerSpec layer, int inputs, int samples, RandomGenerator random) {
        return layer instanceof AutoencoderSpec
                ? Numbers.uniform(inputs, samples, 0.1, 0.9, random)
                : Numbers.signed(inputs, samples, 0.1, 2, random);
    }

    /**
     * The tests: one for each plugin and rule. At their end, a line on the standard output says how many ran.
     *
     * @return a container for each plugin
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
                DynamicTest.dynamicTest("every @Unsupported fits a rule and a plugin", () -> {
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
