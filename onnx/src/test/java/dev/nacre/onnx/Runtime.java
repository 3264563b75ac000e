package dev.nacre.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.nacre.Shape;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.Map;
import org.jblas.FloatMatrix;

/** Microsoft's ONNX Runtime. */
final class Runtime {
    private Runtime() {}

    /** Features × samples to outputs × samples: samples × features in row-major order are the same bytes. */
    static FloatMatrix run(Path file, FloatMatrix x) throws OrtException {
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        try (OrtSession session = environment.createSession(file.toString(), new OrtSession.SessionOptions());
                OnnxTensor input =
                        OnnxTensor.createTensor(environment, FloatBuffer.wrap(x.data), new long[] {x.columns, x.rows});
                OrtSession.Result result = session.run(Map.of("input", input))) {
            OnnxTensor output = (OnnxTensor) result.get("output").orElseThrow();
            float[] values = new float[output.getFloatBuffer().remaining()];
            output.getFloatBuffer().get(values);
            return new FloatMatrix(values.length / x.columns, x.columns, values);
        }
    }

    /** A graph from x to y, of images with channels first; both matrices have them innermost. */
    static FloatMatrix run(Path file, FloatMatrix x, Shape shape) throws OrtException {
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        float[] first = transposed(x.data, shape.pixels(), shape.channels());
        long[] sizes = {x.columns, shape.channels(), shape.height(), shape.width()};
        try (OrtSession session = environment.createSession(file.toString(), new OrtSession.SessionOptions());
                OnnxTensor input = OnnxTensor.createTensor(environment, FloatBuffer.wrap(first), sizes);
                OrtSession.Result result = session.run(Map.of("x", input))) {
            OnnxTensor output = (OnnxTensor) result.get("y").orElseThrow();
            long[] y = output.getInfo().getShape();
            float[] values = new float[output.getFloatBuffer().remaining()];
            output.getFloatBuffer().get(values);
            return new FloatMatrix(
                    values.length / x.columns, x.columns, transposed(values, (int) y[1], (int) (y[2] * y[3])));
        }
    }

    /** Of matrices of rows × columns one after the other. */
    private static float[] transposed(float[] values, int rows, int columns) {
        float[] result = new float[values.length];
        for (int start = 0; start < values.length; start += rows * columns)
            for (int r = 0; r < rows; r++)
                for (int c = 0; c < columns; c++) result[start + c * rows + r] = values[start + r * columns + c];
        return result;
    }
}
