package dev.nacre.onnx;

import dev.nacre.Shape;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The text and the weights of layers found in a graph, which depend on what a sample is at each place. */
final class FoundNetwork {
    /** Layers that have weights for each channel of an image. */
    static final Set<String> OF_CHANNELS = Set.of("batchNorm", "prelu");

    /** Layers that combine the channels of an image. */
    private static final Set<String> ACROSS_CHANNELS = Set.of("softmax", "logSoftmax", "maxout", "glu");

    private final List<String> texts = new ArrayList<>();
    private final Map<String, float[]> weights = new LinkedHashMap<>();
    private Place place;

    private FoundNetwork(Place place) {
        this.place = place;
    }

    static FoundNetwork of(FoundChain chain, Place start) {
        FoundNetwork network = new FoundNetwork(start);
        Iterator<Found> layers = chain.layers().iterator();
        while (layers.hasNext()) network.add(layers.next(), layers);
        return network;
    }

    String text() {
        return "sequential([" + String.join(", ", texts) + "])";
    }

    /** Name in the network → value, in the order of files. */
    Map<String, float[]> weights() {
        return weights;
    }

    Place end() {
        return place;
    }

    /** Adds a layer; one around others takes those inside from the layers that follow. */
    private void add(Found found, Iterator<Found> following) {
        if (found instanceof FoundBorder border && beginsSteps(border)) addEachStep(border, following);
        else if (found instanceof FoundBorder border) cross(border);
        else if (found instanceof FoundImages images) addImages(images);
        else if (found instanceof FoundSequence sequence) addSequence(sequence);
        else if (found instanceof FoundRepeat repeat) addRepeat(repeat);
        else if (found instanceof FoundBranches branches) addBranches(branches);
        else if (found instanceof FoundRow row) addToRow(row.layer());
        else addLayer((FoundLayer) found);
    }

    private void add(String text, Map<String, float[]> values) {
        values.forEach((name, value) -> weights.put(texts.size() + "." + name, value));
        texts.add(text);
    }

    private void cross(FoundBorder border) {
        Place before = place;
        place = before.cross(border);
        if (!place.shape().equals(before.shape())) texts.add("flatten");
    }

    private void addImages(FoundImages images) {
        SizedLayer layer = images.at().apply(place.shape());
        if (place.axes() != Axes.CHANNELS_HEIGHT_WIDTH)
            throw new OnnxException(layer.text() + " works on images with channels first, but gets other axes");
        add(layer.text(), images.weights());
        place = new Place(layer.outputs(), place.axes());
    }

    /** Features and width together are what a step has. */
    private void addSequence(FoundSequence found) {
        Shape shape = place.shape();
        if (place.axes() != Axes.FEATURES
                || place.flattened() != null
                || shape.height() != found.sequence().height()
                || shape.size() != found.sequence().size())
            throw new OnnxException(found.text() + " takes sequences of " + found.sequence() + ", but gets " + shape);
        add(found.text(), found.weights());
        place = new Place(found.outputs(), Axes.FEATURES);
    }

    /** Whether steps of a sequence become rows. */
    private boolean beginsSteps(FoundBorder border) {
        Shape shape = place.shape();
        return place.axes() == Axes.FEATURES
                && place.flattened() == null
                && shape.height() > 1
                && border.toRows((long) shape.width() * shape.channels());
    }

    /** The layers up to the node that makes sequences of rows again. */
    private void addEachStep(FoundBorder border, Iterator<Found> following) {
        Shape shape = place.shape();
        long steps = shape.height();
        FoundNetwork inside = new FoundNetwork(new Place(new Shape(1, shape.width(), shape.channels()), Axes.FEATURES));
        while (following.hasNext()) {
            Found next = following.next();
            Shape step = inside.place.shape();
            if (!(next instanceof FoundBorder end && end.toRows(steps * step.size()))) {
                inside.add(next, following);
                continue;
            }
            add("eachStep(" + inside.text() + ")", inside.weights);
            boolean row = step.height() == 1;
            place = new Place(
                    new Shape(shape.height(), row ? step.width() : 1, row ? step.channels() : step.size()),
                    Axes.FEATURES);
            return;
        }
        throw new OnnxException("node " + border.node() + " makes a row of each step of " + shape
                + ", and no node makes sequences of them again");
    }

    private void addRepeat(FoundRepeat repeat) {
        int size = place.shape().size();
        if (place.axes() != Axes.FEATURES || place.flattened() != null)
            throw new OnnxException("repeat works on features in a row, but gets images");
        if ((long) repeat.steps() * size > Integer.MAX_VALUE - 8)
            throw new OnnxException("repeat would make sequences of " + repeat.steps() + " × " + size + " numbers");
        add("repeat(" + repeat.steps() + ")", Map.of());
        place = new Place(new Shape(repeat.steps(), 1, size), Axes.FEATURES);
    }

    private void addBranches(FoundBranches branches) {
        List<String> inside = new ArrayList<>();
        Map<String, float[]> all = new LinkedHashMap<>();
        Place start = place;
        for (int i = 0; i < branches.chains().size(); i++) {
            FoundNetwork branch = of(branches.chains().get(i), start);
            String path = branches.names().get(i) + ".";
            branch.weights.forEach((name, value) -> all.put(path + name, value));
            inside.add(branch.text());
            if (i == 0) place = branch.end();
            else if (!place.equals(branch.end()))
                throw new OnnxException(branches.what() + " differ in size: " + place.shape() + " and "
                        + branch.end().shape());
        }
        String text = branches.text(inside);
        if (!branches.fits().test(place.shape().size()))
            throw new OnnxException("an ensemble of " + place.shape() + " outputs is not supported: " + text);
        add(text, all);
    }

    private void addLayer(FoundLayer layer) {
        if (layer.text().isEmpty()) return;
        if (place.axes() == Axes.FEATURES) addToRow(layer);
        else if (place.axes() == Axes.CHANNELS_HEIGHT_WIDTH) addToChannels(layer);
        else {
            requireInputs(layer, 0);
            add(layer.text(), layer.weights());
        }
    }

    private void addToChannels(FoundLayer layer) {
        boolean known = OF_CHANNELS.contains(layer.name()) || ACROSS_CHANNELS.contains(layer.name());
        Shape shape = place.shape();
        requireInputs(layer, known ? shape.channels() : 0);
        add(layer.text(), layer.weights());
        int channels = shape.channels() / layer.divisor();
        place = new Place(new Shape(shape.height(), shape.width(), channels), place.axes());
    }

    /** Sizes are checked against the weights in the file before anything is built for them. */
    private static void requireInputs(FoundLayer layer, int inputs) {
        if (layer.inputs() > 0 && layer.inputs() != inputs)
            throw new OnnxException(layer.text() + " takes " + layer.inputs() + " inputs, but gets "
                    + (inputs == 0 ? "images" : String.valueOf(inputs)));
        if (layer.inputs() == 0 && layer.weights().values().stream().anyMatch(w -> w.length > 1))
            throw new OnnxException(layer.text() + " has weights whose number depends on the layer before it");
    }

    private void addToRow(FoundLayer layer) {
        if (place.axes() != Axes.FEATURES)
            throw new OnnxException(layer.text() + " works on features in a row, but gets images");
        int size = place.shape().size();
        requireInputs(layer, size);
        if (acrossPixels(layer)) {
            texts.add("flatten");
            place = place.row();
        }
        Map<String, float[]> values = layer.weights();
        if (place.flattened() != null) values = reordered(layer, size);
        add(layer.text(), values);
        if (layer.outputs() > 0) place = new Place(Shape.flat(layer.outputs()), place.axes());
        else if (layer.divisor() > 1) place = new Place(Shape.flat(size / layer.divisor()), place.axes());
    }

    /** Whether Nacre's layer would work on channels, but the graph's on all numbers of an image. */
    private boolean acrossPixels(FoundLayer layer) {
        Shape shape = place.shape();
        if (shape.isFlat()) return false;
        if (ACROSS_CHANNELS.contains(layer.name())) return true;
        if (!OF_CHANNELS.contains(layer.name())) return false;
        int weights = layer.weights().get("weight").length;
        if (weights != 1 && weights != shape.channels() && weights != shape.size())
            throw new OnnxException(layer.text() + " has weights for " + weights + " channels, but gets " + shape);
        return weights == shape.size();
    }

    private Map<String, float[]> reordered(FoundLayer layer, int size) {
        Map<String, float[]> ordered = new LinkedHashMap<>();
        layer.weights().forEach((name, value) -> {
            boolean perInput = layer.outputs() > 0 ? name.equals("weight") : value.length == size;
            ordered.put(name, perInput ? place.reordered(value) : value);
        });
        if (layer.divisor() > 1 || layer.text().startsWith("oneHot"))
            throw new OnnxException(layer.text() + " can't follow an image that was flattened channel by channel");
        return ordered;
    }
}
