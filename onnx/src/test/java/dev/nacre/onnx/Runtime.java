package dev.nacre.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
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
}
