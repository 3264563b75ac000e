package dev.nacre.examples.lab;

import java.io.ByteArrayOutputStream;
import java.util.Map;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** What the page reads: an object without line breaks. */
final class Json {
    private static final JsonFactory JSON = new JsonFactory();

    private Json() {}

    /** Figures that are no number are null. */
    static byte[] frame(Frame frame) {
        return object(json -> {
            json.writeStringProperty("label", frame.label());
            json.writeObjectPropertyStart("figures");
            for (Map.Entry<String, double[]> figure : frame.figures().entrySet()) {
                json.writeArrayPropertyStart(figure.getKey());
                for (double value : figure.getValue())
                    if (Double.isFinite(value)) json.writeNumber(value);
                    else json.writeNull();
                json.writeEndArray();
            }
            json.writeEndObject();
            json.writeStringProperty("html", frame.html());
        });
    }

    /** One entry. */
    static byte[] text(String key, String value) {
        return object(json -> json.writeStringProperty(key, value));
    }

    private static byte[] object(Consumer<JsonGenerator> content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), bytes)) {
            json.writeStartObject();
            content.accept(json);
            json.writeEndObject();
        }
        return bytes.toByteArray();
    }
}
