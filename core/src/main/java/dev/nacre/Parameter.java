package dev.nacre;

import dev.nacre.blas.Products;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jblas.FloatMatrix;

/**
 * A matrix of weights with its gradient, penalty and constraint. Layers that share weights share the object; code that
 * walks over parameters must count each object once.
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
    private int kernelHeight;
    private int kernelWidth;
    private float learningRateMultiplier = 1;

    /**
     * A trainable parameter without penalty or constraint.
     *
     * @param name its name within its layer, such as {@code weight}
     * @param value its initial value; kept, not copied
     */
    public Parameter(String name, FloatMatrix value) {
        this(name, value, new None(), new None());
    }

    /**
     * A trainable parameter.
     *
     * @param name its name within its layer, such as {@code weight}
     * @param value its initial value; kept, not copied
     * @param penalty the term that it adds to the loss
     * @param constraint applied after each step
     */
    public Parameter(String name, FloatMatrix value, Penalty penalty, Constraint constraint) {
        this.name = Objects.requireNonNull(name, "name");
        this.value = Objects.requireNonNull(value, "value");
        this.penalty = Objects.requireNonNull(penalty, "penalty");
        this.constraint = Objects.requireNonNull(constraint, "constraint");
    }

    /**
     * A parameter that is saved like any other but never updated by the optimizer, such as a moving mean.
     *
     * @param name its name within its layer
     * @param value its initial value; kept, not copied
     * @return a frozen parameter
     */
    public static Parameter statistic(String name, FloatMatrix value) {
        Parameter parameter = new Parameter(name, value);
        parameter.trainable = false;
        parameter.statistic = true;
        return parameter;
    }

    /**
     * Turns this into a {@linkplain #statistic statistic} permanently: no training changes it, and it can't be
     * unfrozen.
     *
     * @return this
     */
    public Parameter asStatistic() {
        trainable = false;
        statistic = true;
        return this;
    }

    /**
     * Whether this is a {@linkplain #statistic statistic}, which can't be unfrozen.
     *
     * @return false for weights, frozen or not
     */
    public boolean isStatistic() {
        return statistic;
    }

    /**
     * Marks the value as a matrix even if it has a single column, such as the weights of a layer with one unit. This
     * affects only the {@linkplain #shape shape} in files.
     *
     * @return this
     */
    public Parameter asMatrix() {
        matrix = true;
        return this;
    }

    /**
     * Marks the value as the weights of a convolution: each column is a filter, its rows are the pixels of the filter
     * row by row, each with all channels. In files it then has PyTorch's {@linkplain #shape shape} and order: filters,
     * channels, height, width.
     *
     * @param height rows of a filter
     * @param width pixels in a row of a filter
     * @return this
     */
    public Parameter asKernel(int height, int width) {
        if (height < 1 || width < 1 || value.rows % (height * width) != 0)
            throw new IllegalArgumentException(
                    name + ": " + value.rows + " rows can't be filters of " + height + " × " + width + " pixels");
        kernelHeight = height;
        kernelWidth = width;
        return this;
    }

    /**
     * The shape of the value in files. A row-major tensor of columns × rows has the same bytes as jblas's column-major
     * matrix of rows × columns: a weight of inputs × units is PyTorch's (out, in), without transposing.
     *
     * @return columns and rows; rows alone if there is one column and this is no {@linkplain #asMatrix matrix};
     *     filters, channels, height and width of a {@linkplain #asKernel kernel}
     */
    public List<Long> shape() {
        if (kernelHeight > 0)
            return List.of((long) value.columns, (long) channels(), (long) kernelHeight, (long) kernelWidth);
        return value.columns == 1 && !matrix
                ? List.of((long) value.rows)
                : List.of((long) value.columns, (long) value.rows);
    }

    private int channels() {
        return value.rows / (kernelHeight * kernelWidth);
    }

    /**
     * The numbers of the value in the order of files, row-major in {@link #shape}.
     *
     * @return the value's array itself, or a copy in another order
     */
    public float[] toFileOrder() {
        if (kernelHeight == 0) return value.data;
        float[] ordered = new float[value.length];
        reorder(value.data, ordered, kernelHeight * kernelWidth, channels());
        return ordered;
    }

    /**
     * Sets the value from numbers in the order of files.
     *
     * @param numbers as many as the value has; row-major in {@link #shape}
     */
    public void fromFileOrder(float[] numbers) {
        if (kernelHeight > 0) reorder(numbers, value.data, channels(), kernelHeight * kernelWidth);
        else if (numbers != value.data) System.arraycopy(numbers, 0, value.data, 0, value.length);
    }

    /** Transposes each column, as a matrix of outer × inner numbers. */
    private void reorder(float[] from, float[] to, int outer, int inner) {
        for (int start = 0; start < value.length; start += outer * inner)
            for (int i = 0; i < outer; i++)
                for (int k = 0; k < inner; k++) to[start + k * outer + i] = from[start + i * inner + k];
    }

    /**
     * The name within the layer. {@link Network#name} gives the full name, with the path of layers before it.
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
     * The gradient accumulated since the last {@link #clearGradient}, in place.
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
     * Adds the product op(a)·op(b) to the gradient. Prefer it to {@link #gradient}: the first product after
     * {@link #clearGradient} needs no zeroed matrix.
     *
     * @param a left factor
     * @param transposeA whether to transpose the left factor
     * @param b right factor
     * @param transposeB whether to transpose the right factor
     */
    public void addProduct(FloatMatrix a, boolean transposeA, FloatMatrix b, boolean transposeB) {
        addProduct(1, a, transposeA, b, transposeB);
    }

    /**
     * Adds the product factor·op(a)·op(b) to the gradient.
     *
     * @param factor of the product
     * @param a left factor
     * @param transposeA whether to transpose the left factor
     * @param b right factor
     * @param transposeB whether to transpose the right factor
     */
    public void addProduct(float factor, FloatMatrix a, boolean transposeA, FloatMatrix b, boolean transposeB) {
        Products.multiply(factor, a, transposeA, b, transposeB, cleared ? 0 : 1, storage());
        cleared = false;
    }

    /** Resets the gradient to zero, before a new step. */
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
     * Freezes or unfreezes the parameter. A {@linkplain #isStatistic statistic} stays frozen.
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
     * Sets the factor by which this parameter's steps are multiplied: fine-tuning uses less than 1 for lower layers.
     *
     * @param multiplier at least 0
     */
    public void learningRateMultiplier(float multiplier) {
        if (!(multiplier >= 0) || Float.isInfinite(multiplier))
            throw new IllegalArgumentException(name + ": learning-rate multiplier must be >= 0, not " + multiplier);
        learningRateMultiplier = multiplier;
    }

    /**
     * The term that the parameter adds to the loss.
     *
     * @return {@code none} by default
     */
    public Penalty penalty() {
        return penalty;
    }

    /**
     * The constraint that is applied after each step.
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
