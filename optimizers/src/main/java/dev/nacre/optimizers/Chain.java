package dev.nacre.optimizers;

import com.google.auto.service.AutoService;
import dev.nacre.ElementwiseOptimizer;
import dev.nacre.Optimizer;
import dev.nacre.Parameter;
import dev.nacre.plugin.Doc;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jblas.FloatMatrix;

/**
 * Several optimizers applied one after the other: each changes the output of the one before, the first one the
 * gradient. So {@code chain([clipGlobalNorm(5), adam, weightDecay, stepDecay])} clips the gradients, turns them into
 * Adam's step, adds decoupled weight decay, and scales the result. Its slots are the slots of its links, in order.
 *
 * <p>First every link {@linkplain Optimizer#prepare prepares}, then each parameter passes through the links. So a link
 * that only prepares, such as {@link ClipGlobalNorm}, acts on raw gradients, whatever its position.
 */
@Doc("several optimizers, each applied to the output of the one before")
@AutoService(Optimizer.class)
public record Chain(
        @Doc("the optimizers, in order; at least one") List<Optimizer> links) implements Optimizer {
    /** Checks the components. */
    public Chain {
        if (links.isEmpty()) throw new IllegalArgumentException("links must have at least one optimizer, not []");
        links = List.copyOf(links);
    }

    /** A chain of {@code sgd} alone. */
    public Chain() {
        this(new Sgd());
    }

    /**
     * A chain of the given links.
     *
     * @param links the optimizers in order
     */
    public Chain(Optimizer... links) {
        this(List.of(links));
    }

    @Override
    public int slots() {
        return links.stream().mapToInt(Optimizer::slots).sum();
    }

    @Override
    public void init(FloatMatrix value, FloatMatrix[] slots) {
        int first = 0;
        for (Optimizer link : links) link.init(value, Arrays.copyOfRange(slots, first, first += link.slots()));
    }

    @Override
    public void prepare(List<Parameter> parameters, int t) {
        for (Optimizer link : links) link.prepare(parameters, t);
    }

    @Override
    public void step(FloatMatrix gradient, FloatMatrix value, FloatMatrix[] slots, int t) {
        int first = 0;
        for (Optimizer link : links)
            link.step(gradient, value, Arrays.copyOfRange(slots, first, first += link.slots()), t);
    }

    @Override
    public float rate(double[] validationLosses) {
        float product = 1;
        for (Optimizer link : links) product *= link.rate(validationLosses);
        return product;
    }

    @Override
    public float epochRate(int epoch) {
        float product = 1;
        for (Optimizer link : links) product *= link.epochRate(epoch);
        return product;
    }

    /** That of the first link that has one. */
    @Override
    public int averageSlot() {
        int first = 0;
        for (Optimizer link : links) {
            if (link.averageSlot() >= 0) return first + link.averageSlot();
            first += link.slots();
        }
        return -1;
    }

    /** Present if every link is element-wise. */
    @Override
    public Optional<ElementwiseOptimizer> elementwise() {
        List<ElementwiseOptimizer> parts =
                links.stream().flatMap(link -> link.elementwise().stream()).toList();
        return parts.size() == links.size() ? Optional.of(new ElementwiseChain(this, parts)) : Optional.empty();
    }
}
