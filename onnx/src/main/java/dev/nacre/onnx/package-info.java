/**
 * Models as ONNX files: writing and reading.
 *
 * <p>Begin with {@link dev.nacre.onnx.OnnxFile}, which writes and reads them.
 *
 * <p>Writing. An {@link dev.nacre.onnx.OnnxForm} says how layers of some names look in ONNX; register one for a layer
 * of your own. A form sees the layer as an {@link dev.nacre.onnx.OnnxLayer}, and adds its nodes to the
 * {@link dev.nacre.onnx.OnnxGraph}. The forms here, such as {@code LayerForms}, know the layers of the catalogue by
 * name and depend on core alone.
 *
 * <p>Reading. {@code LayerFinder} walks from a graph's output back to its input. The classes called {@code …Pattern}
 * recognize groups of nodes as layers; whoever adds or changes a form adds or changes its pattern. What a node means
 * for Nacre may depend on what a sample is there: {@code FoundNetwork} follows the sizes and the order of axes from the
 * input on, and gives the network's text and weights. {@code OnnxReader} builds the model. What is read may be damaged
 * or malicious: sizes are checked before memory is allocated.
 */
package dev.nacre.onnx;
