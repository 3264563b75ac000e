/**
 * Models as ONNX files, and back. {@link dev.nacre.onnx.OnnxFile} writes and reads them; {@link dev.nacre.onnx.OnnxForm} says how a
 * plugin looks in ONNX, and is where plugins of other origin take part.
 */
package dev.nacre.onnx;
