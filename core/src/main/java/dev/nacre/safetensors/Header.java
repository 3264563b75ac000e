package dev.nacre.safetensors;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** The header of a file: metadata texts, and the type, shape and position of each tensor. */
record Header(Map<String, String> metadata, Map<String, TensorInfo> tensors) {
    /** Maximum length of a header in bytes: some ten thousand tensors. */
    static final int LONGEST = 8 << 20;

    private static final String METADATA = "__metadata__";
    private static final int MOST_DIMENSIONS = 8;

    static Header of(Map<String, String> metadata, List<Tensor> tensors) {
        Map<String, TensorInfo> infos = new LinkedHashMap<>();
        long end = 0;
        for (Tensor tensor : tensors) {
            long begin = end;
            end += 4L * tensor.data().length;
            if (tensor.name().equals(METADATA)
                    || infos.put(tensor.name(), new TensorInfo("F32", tensor.shape(), begin, end)) != null)
                throw new IllegalArgumentException(
                        "tensor name " + tensor.name() + " is reserved or used twice; name each tensor differently");
        }
        return new Header(metadata, infos);
    }

    String toJson() {
        return JsonText.write(json -> {
            json.writeStartObject();
            json.writeName(METADATA);
            JsonText.writeMap(json, metadata);
            tensors.forEach((name, info) -> {
                json.writeObjectPropertyStart(name);
                json.writeStringProperty("dtype", info.dtype());
                json.writeArrayPropertyStart("shape");
                for (long size : info.shape()) json.writeNumber(size);
                json.writeEndArray();
                json.writeArrayPropertyStart("data_offsets");
                json.writeNumber(info.begin());
                json.writeNumber(info.end());
                json.writeEndArray();
                json.writeEndObject();
            });
            json.writeEndObject();
        });
    }

    /** Reads a header. The tensors must fill the data exactly, without overlap or gap. */
    static Header parse(String text, long dataBytes) throws ModelFormatException {
        Header header = JsonText.read("the header", text, Header::read);
        long end = 0;
        var inOrder = new ArrayList<>(header.tensors.entrySet());
        inOrder.sort(Comparator.comparingLong(
                        (Map.Entry<String, TensorInfo> e) -> e.getValue().begin())
                .thenComparingLong(e -> e.getValue().end()));
        for (var entry : inOrder) {
            TensorInfo info = entry.getValue();
            if (info.begin() != end)
                throw new ModelFormatException("tensor " + entry.getKey() + " begins at byte " + info.begin()
                        + ", but the tensor before it ends at byte " + end);
            end = info.end();
        }
        if (end != dataBytes)
            throw new ModelFormatException("the header describes " + end + " bytes of data, but the file has "
                    + dataBytes + (end > dataBytes ? ": the file is truncated" : ""));
        return header;
    }

    private static Header read(JsonParser json) throws ModelFormatException {
        JsonText.expect(json, JsonToken.START_OBJECT, "the header");
        Map<String, String> metadata = Map.of();
        Map<String, TensorInfo> tensors = new LinkedHashMap<>();
        for (String name; (name = json.nextName()) != null; ) {
            json.nextToken();
            if (name.equals(METADATA)) metadata = JsonText.readMap(json, METADATA);
            else tensors.put(name, readInfo(json, "tensor " + name));
        }
        return new Header(metadata, tensors);
    }

    private static TensorInfo readInfo(JsonParser json, String what) throws ModelFormatException {
        JsonText.expect(json, JsonToken.START_OBJECT, what);
        String dtype = null;
        List<Long> shape = null;
        List<Long> offsets = null;
        for (String key; (key = json.nextName()) != null; ) {
            json.nextToken();
            switch (key) {
                case "dtype" -> {
                    JsonText.expect(json, JsonToken.VALUE_STRING, what + ", dtype");
                    dtype = json.getString();
                }
                case "shape" -> shape = readNumbers(json, what + ", shape", MOST_DIMENSIONS);
                case "data_offsets" -> offsets = readNumbers(json, what + ", data_offsets", 2);
                default -> throw new ModelFormatException(what + " has the unknown entry " + key);
            }
        }
        if (dtype == null || shape == null || offsets == null || offsets.size() != 2)
            throw new ModelFormatException(what + " needs a dtype, a shape and two data_offsets");
        TensorInfo info = new TensorInfo(dtype, shape, offsets.get(0), offsets.get(1));
        requireConsistent(what, info);
        return info;
    }

    private static List<Long> readNumbers(JsonParser json, String what, int most) throws ModelFormatException {
        JsonText.expect(json, JsonToken.START_ARRAY, what);
        List<Long> numbers = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            JsonText.expect(json, JsonToken.VALUE_NUMBER_INT, what);
            numbers.add(json.getLongValue());
            if (numbers.get(numbers.size() - 1) < 0) throw new ModelFormatException(what + " has a negative number");
            if (numbers.size() > most) throw new ModelFormatException(what + " has more than " + most + " numbers");
        }
        return List.copyOf(numbers);
    }

    private static void requireConsistent(String what, TensorInfo info) throws ModelFormatException {
        try {
            long bytes = Math.multiplyExact(info.elements(), bytesPerElement(info.dtype()));
            if (bytes != info.end() - info.begin())
                throw new ModelFormatException(what + " of shape " + info.shape() + " and type " + info.dtype()
                        + " needs " + bytes + " bytes, but its data_offsets are " + info.begin() + " to " + info.end());
        } catch (ArithmeticException e) {
            throw new ModelFormatException(what + " has too large a shape, " + info.shape(), e);
        } catch (IllegalArgumentException e) {
            throw new ModelFormatException(what + ": " + e.getMessage(), e);
        }
    }

    private static int bytesPerElement(String dtype) {
        return switch (dtype) {
            case "BOOL", "U8", "I8", "F8_E5M2", "F8_E4M3" -> 1;
            case "U16", "I16", "F16", "BF16" -> 2;
            case "U32", "I32", "F32" -> 4;
            case "U64", "I64", "F64" -> 8;
            default -> throw new IllegalArgumentException("unknown type " + dtype);
        };
    }
}
