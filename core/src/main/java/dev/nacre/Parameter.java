package dev.nacre;

import dev.nacre.blas.Products;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jblas.FloatMatrix;

/**
 * A matrix that training may change, with its gradient and the rules that apply to it. Two layers that share weights
 * share the object; whoever walks over parameters counts each object once.
 *
 * <p>A frozen parameter ({@link #trainable()} false) gets no step, no penalty, no decay and no constraint.
 */
public final class Parameter {
    private final String name;
    private final FloatMatrix value;
    private final Penalty penalty;
    private final Constraint constraint;
    private FloatMatrix gradient;
    private boolean cleared = true;
    private boolean trainable = true;
    private boolean statistic;
    private boolean matrix;
    private float learningRateMultiplier = 1;

    /**
     * A trainable parameter without penalty or constraint.
     *
     * @param name its name within its layer, such as {@code weight}
     * @param value its start value, kept, not copied
     */
    public Parameter(String name, FloatMatrix value) {
        this(name, value, new None(), new None());
    }

    /**
     * A trainable parameter.
     *
     * @param name its name within its layer, such as {@code weight}
     * @param value its start value, kept, not copied
     * @param penalty the term it adds to the loss
     * @param constraint the set it is brought back into after each step
     */
    public Parameter(String name, FloatMatrix value, Penalty penalty, Constraint constraint) {
        this.name = Objects.requireNonNull(name, "name");
        this.value = Objects.requireNonNull(value, "value");
        this.penalty = Objects.requireNonNull(penalty, "penalty");
        this.constraint = Objects.requireNonNull(constraint, "constraint");
    }

    /**
     * A parameter that is saved like any other and never stepped: a moving mean, for example.
     *
     * @param name its name within its layer
     * @param value its start value, kept, not copied
     * @return a frozen parameter
     */
    public static Parameter statistic(String name, FloatMatrix value) {
        Parameter parameter = new Parameter(name, value);
        parameter.trainable = false;
        parameter.statistic = true;
        return parameter;
    }

    /**
     * Makes this a {@linkplain #statistic statistic} for good: for a weight that no training is to change, whatever is
     * thawed.
     *
     * @return this
     */
    public Parameter asStatistic() {
        trainable = false;
        statistic = true;
        return this;
    }

    /**
     * Whether this is a {@linkplain #statistic statistic}: thawing leaves it frozen.
     *
     * @return false for weights, frozen or not
     */
    public boolean isStatistic() {
        return statistic;
    }

    /**
     * Says that the value is a matrix even if it has a single column: what goes from the inputs to one unit. It counts
     * only for the {@linkplain #shape shape} in files.
     *
     * @return this
     */
    public Parameter asMatrix() {
        matrix = true;
        return this;
    }

    /**
     * The shape that files give the value. Row-major tensors of columns × rows have the very bytes of jblas's
     * column-major rows × columns: a weight of inputs × units is PyTorch's (out, in), and nothing is transposed.
     *
     * @return columns and rows; rows alone if there is one column and this is no {@linkplain #asMatrix matrix}
     */
    public List<Long> shape() {
        return value.columns == 1 && !matrix
                ? List.of((long) value.rows)
                : List.of((long) value.columns, (long) value.rows);
    }

    /**
     * The name within the layer. Within a network the names of the layers on the way stand before it:
     * {@link Network#name}.
     *
     * @return such as {@code weight}
     */
    public String name() {
        return name;
    }

    /**
     * The value, in place.
     *
     * @return always the same matrix
     */
    public FloatMatrix value() {
        return value;
    }

    /**
     * The gradient gathered since the last {@link #clearGradient}, in place.
     *
     * @return a matrix of the value's shape
     */
    public FloatMatrix gradient() {
        if (cleared) {
            Arrays.fill(storage().data, 0);
            cleared = false;
        }
        return gradient;
    }

    /**
     * Adds the product op(a)·op(b) to the gradient; a trainable parameter's main door, as it saves zeroing the matrix.
     *
     * @param a left factor
     * @param transposeA whether the left factor counts transposed
     * @param b right factor
     * @param transposeB whether the right factor counts transposed
     */
    public void addProduct(FloatMatrix a, boolean transposeA, FloatMatrix b, boolean transposeB) {
        Products.multiply(a, transposeA, b, transposeB, cleared ? 0 : 1, storage());
        cleared = false;
    }

    /** Starts a new step: the gradient counts as zero. */
    public void clearGradient() {
        cleared = true;
    }

    private FloatMatrix storage() {
        if (gradient == null) gradient = new FloatMatrix(value.rows, value.columns);
        return gradient;
    }

    /**
     * Whether training changes the value.
     *
     * @return false if frozen
     */
    public boolean trainable() {
        return trainable;
    }

    /**
     * Freezes or thaws. A {@linkplain #isStatistic statistic} stays frozen.
     *
     * @param trainable false to freeze
     */
    public void trainable(boolean trainable) {
        this.trainable = trainable && !statistic;
    }

    /**
     * The factor by which this parameter's steps are multiplied.
     *
     * @return 1 unless set
     */
    public float learningRateMultiplier() {
        return learningRateMultiplier;
    }

    /**
     * Sets the factor by which this parameter's steps are multiplied: fine-tuning gives lower layers less than 1.
     *
     * @param multiplier at least 0
     */
    public void learningRateMultiplier(float multiplier) {
        if (!(multiplier >= 0) || Float.isInfinite(multiplier))
            throw new IllegalArgumentException(name + ": learning-rate multiplier must be >= 0, not " + multiplier);
        learningRateMultiplier = multiplier;
    }

    /**
     * The term it adds to the loss.
     *
     * @return {@code none} by default
     */
    public Penalty penalty() {
        return penalty;
    }

    /**
     * The set it is brought back into after each step.
     *
     * @return {@code none} by default
     */
    public Constraint constraint() {
        return constraint;
    }

    @Override
    public String toString() {
        return name + " (" + value.rows + " × " + value.columns + ")";
    }
}
