package dev.nacre.onnx;

import dev.nacre.Shape;
import java.util.List;

/**
 * A place between layers: what a sample is for Nacre, and how the graph's tensor holds it.
 *
 * @param shape of a sample
 * @param axes of the graph's tensor
 * @param flattened the image whose numbers lie in a row channel by channel, as PyTorch flattens it, while Nacre's lie
 *     pixel by pixel; else null
 */
record Place(Shape shape, Axes axes, Shape flattened) {
    Place(Shape shape, Axes axes) {
        this(shape, axes, null);
    }

    Place row() {
        return new Place(Shape.flat(shape.size()), Axes.FEATURES, flattened);
    }

    Place cross(FoundBorder border) {
        if (border.order().equals(FoundBorder.CHANNELS_FIRST) && axes == Axes.HEIGHT_WIDTH_CHANNELS)
            return new Place(shape, Axes.CHANNELS_HEIGHT_WIDTH);
        if (border.order().equals(FoundBorder.CHANNELS_LAST) && axes == Axes.CHANNELS_HEIGHT_WIDTH)
            return new Place(shape, Axes.HEIGHT_WIDTH_CHANNELS);
        if (border.order().isEmpty() && border.toImages() && axes == Axes.FEATURES && flattened == null)
            return images(border);
        if (border.order().isEmpty()
                && border.sizes().size() == 2
                && keeps(border.sizes().get(1))) return flat();
        throw new OnnxException("node " + border.node() + " gives " + (axes == Axes.FEATURES ? "features" : "images")
                + " of " + shape + " other axes, for which there is no layer");
    }

    private boolean keeps(long features) {
        return features == -1 || features == shape.size();
    }

    /** An image of one channel or one pixel is the same in both orders; others are expected channels last. */
    private Place images(FoundBorder border) {
        List<Long> sizes = border.sizes().subList(1, 4);
        List<Long> last = List.of((long) shape.height(), (long) shape.width(), (long) shape.channels());
        if (sizes.equals(last)) return new Place(shape, Axes.HEIGHT_WIDTH_CHANNELS);
        List<Long> first = List.of(last.get(2), last.get(0), last.get(1));
        if (sizes.equals(first) && (shape.channels() == 1 || shape.pixels() == 1))
            return new Place(shape, Axes.CHANNELS_HEIGHT_WIDTH);
        throw new OnnxException("node " + border.node() + " makes images of " + sizes + " from features of " + shape
                + ", for which there is no layer");
    }

    private Place flat() {
        boolean channelByChannel = axes == Axes.CHANNELS_HEIGHT_WIDTH && shape.channels() > 1 && shape.pixels() > 1;
        return channelByChannel
                ? new Place(Shape.flat(shape.size()), Axes.FEATURES, shape)
                : new Place(shape, Axes.FEATURES, flattened);
    }

    /** From the order of numbers in a row in the graph to Nacre's. */
    float[] reordered(float[] value) {
        int pixels = flattened.pixels();
        int channels = flattened.channels();
        float[] ordered = new float[value.length];
        for (int start = 0; start < value.length; start += pixels * channels)
            for (int c = 0; c < channels; c++)
                for (int p = 0; p < pixels; p++) ordered[start + p * channels + c] = value[start + c * pixels + p];
        return ordered;
    }
}
