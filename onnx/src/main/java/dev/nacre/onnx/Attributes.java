package dev.nacre.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.AttributeProto.AttributeType;
import com.google.protobuf.ByteString;
import java.util.List;

/** Writes attributes of nodes. */
final class Attributes {
    private Attributes() {}

    /** A float, a whole number, a text, or a list of one of these. */
    static AttributeProto of(String name, Object value) {
        AttributeProto.Builder attribute = AttributeProto.newBuilder().setName(name);
        if (value instanceof Float number)
            attribute.setType(AttributeType.FLOAT).setF(number);
        else if (value instanceof Integer number)
            attribute.setType(AttributeType.INT).setI(number);
        else if (value instanceof String text)
            attribute.setType(AttributeType.STRING).setS(ByteString.copyFromUtf8(text));
        else for (Object each : (List<?>) value) add(attribute, each);
        return attribute.build();
    }

    private static void add(AttributeProto.Builder attribute, Object value) {
        if (value instanceof Float number)
            attribute.setType(AttributeType.FLOATS).addFloats(number);
        else if (value instanceof String text)
            attribute.setType(AttributeType.STRINGS).addStrings(ByteString.copyFromUtf8(text));
        else attribute.setType(AttributeType.INTS).addInts((Integer) value);
    }
}
