package dev.nacre.safetensors;

import java.io.StringWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;

/** Strict and bounded JSON: no duplicate keys, nothing after the end, limits on depth, numbers and tokens. */
public final class JsonText {
    /** Maximum nesting depth: that of the arrays in a header. */
    private static final int DEEPEST = 3;

    private static final int MOST_TOKENS = 1_000_000;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .disable(TokenStreamFactory.Feature.CANONICALIZE_PROPERTY_NAMES)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxTokenCount(MOST_TOKENS)
                    .maxNumberLength(20)
                    .maxNameLength(Header.LONGEST)
                    .maxStringLength(Header.LONGEST)
                    .maxDocumentLength(Header.LONGEST)
                    .build())
            .build();

    private JsonText() {}

    /** Reads a document from a parser, whose current token is the document's first. */
    @FunctionalInterface
    interface Reading<T> {
        T read(JsonParser json) throws ModelFormatException;
    }

    /** Writes one document. */
    @FunctionalInterface
    interface Writing {
        void write(JsonGenerator json);
    }

    static <T> T read(String what, String text, Reading<T> reading) throws ModelFormatException {
        try (JsonParser json = FACTORY.createParser(ObjectReadContext.empty(), text)) {
            json.nextToken();
            T result = reading.read(json);
            if (json.nextToken() != null) throw new ModelFormatException(what + " has more text after its end");
            return result;
        } catch (JacksonException e) {
            throw new ModelFormatException(what + " is not the JSON expected here: " + e.getOriginalMessage(), e);
        }
    }

    static String write(Writing writing) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), text)) {
            writing.write(json);
        }
        return text.toString();
    }

    static void expect(JsonParser json, JsonToken token, String what) throws ModelFormatException {
        if (json.currentToken() != token)
            throw new ModelFormatException(
                    what + " should be the JSON token " + token + ", not " + json.currentToken());
    }

    /**
     * Writes texts as a JSON array.
     *
     * @param texts the texts
     * @return a JSON array
     */
    public static String list(List<String> texts) {
        return write(json -> {
            json.writeStartArray();
            for (String text : texts) json.writeString(text);
            json.writeEndArray();
        });
    }

    /**
     * Writes named texts as a JSON object.
     *
     * @param texts the texts
     * @return a JSON object
     */
    public static String map(Map<String, String> texts) {
        return write(json -> writeMap(json, texts));
    }

    static void writeMap(JsonGenerator json, Map<String, String> texts) {
        json.writeStartObject();
        texts.forEach(json::writeStringProperty);
        json.writeEndObject();
    }

    /**
     * Reads a JSON array of texts.
     *
     * @param what name of the JSON, for error messages
     * @param text the JSON
     * @return the texts
     * @throws ModelFormatException if it is anything else
     */
    public static List<String> list(String what, String text) throws ModelFormatException {
        return read(what, text, json -> {
            expect(json, JsonToken.START_ARRAY, what);
            List<String> texts = new ArrayList<>();
            while (json.nextToken() != JsonToken.END_ARRAY) {
                expect(json, JsonToken.VALUE_STRING, what + ", element " + texts.size());
                texts.add(json.getString());
            }
            return texts;
        });
    }

    /**
     * Reads a JSON object of texts.
     *
     * @param what name of the JSON, for error messages
     * @param text the JSON
     * @return name → text
     * @throws ModelFormatException if it is anything else
     */
    public static Map<String, String> map(String what, String text) throws ModelFormatException {
        return read(what, text, json -> readMap(json, what));
    }

    static Map<String, String> readMap(JsonParser json, String what) throws ModelFormatException {
        expect(json, JsonToken.START_OBJECT, what);
        Map<String, String> texts = new LinkedHashMap<>();
        for (String name; (name = json.nextName()) != null; ) {
            json.nextToken();
            expect(json, JsonToken.VALUE_STRING, what + ", " + name);
            texts.put(name, json.getString());
        }
        return texts;
    }
}
