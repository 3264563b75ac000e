package dev.nacre.cli.serve;

import dev.nacre.compute.Argmax;
import dev.nacre.model.Model;
import dev.nacre.plugin.Plugins;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.function.Consumer;
import org.jblas.FloatMatrix;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Answers as JSON. */
final class Answers {
    private static final JsonFactory JSON = new JsonFactory();

    private Answers() {}

    private static byte[] object(Consumer<JsonGenerator> content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), bytes)) {
            json.writeStartObject();
            content.accept(json);
            json.writeEndObject();
        }
        return bytes.toByteArray();
    }

    /** One entry. */
    static byte[] text(String key, String value) {
        return object(json -> json.writeStringProperty(key, value));
    }

    /** What a model expects and gives. */
    static byte[] model(Model model, Features features, Limits limits) {
        return object(json -> {
            json.writeNumberProperty("inputs", model.network().inputs());
            json.writeNumberProperty("outputs", model.network().outputs());
            json.writeName("features");
            texts(json, model.features());
            json.writeArrayPropertyStart("categories");
            for (List<String> names : features.categories()) texts(json, names);
            json.writeEndArray();
            json.writeBooleanProperty("missing", features.missing());
            json.writeName("labels");
            texts(json, model.labels());
            json.writeStringProperty("network", Plugins.format(model.network().spec()));
            json.writeStringProperty("loss", Plugins.format(model.loss()));
            json.writeNumberProperty("mostBytes", limits.bytes());
            json.writeNumberProperty("mostRows", limits.rows());
        });
    }

    private static void texts(JsonGenerator json, List<String> texts) {
        json.writeStartArray();
        for (String text : texts) json.writeString(text);
        json.writeEndArray();
    }

    /** Outputs × rows. JSON has no number for what is not finite. */
    static byte[] predictions(Model model, FloatMatrix y, boolean single) throws HttpError {
        for (int i = 0; i < y.length; i++)
            if (!Float.isFinite(y.data[i]))
                throw new HttpError(
                        400, "row " + i / y.rows + " is beyond what this network can compute: it gives " + y.data[i]);
        return object(json -> {
            if (single) {
                json.writeName("prediction");
                prediction(json, model, y, 0);
            } else {
                json.writeArrayPropertyStart("predictions");
                for (int s = 0; s < y.columns; s++) prediction(json, model, y, s);
                json.writeEndArray();
            }
        });
    }

    private static void prediction(JsonGenerator json, Model model, FloatMatrix y, int sample) {
        int from = sample * y.rows;
        json.writeStartObject();
        if (!model.labels().isEmpty())
            json.writeStringProperty("label", model.labels().get(Argmax.of(y.data, from, from + y.rows)));
        json.writeArrayPropertyStart("values");
        for (int i = 0; i < y.rows; i++) json.writeNumber(y.data[from + i]);
        json.writeEndArray();
        json.writeEndObject();
    }
}
