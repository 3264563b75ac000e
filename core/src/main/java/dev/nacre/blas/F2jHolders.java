package dev.nacre.blas;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Map;

/**
 * The classes of F2J in which Fortran returns a scalar: {@code public class intW { public int val; }} and the like.
 * netlib's native bridge can't be loaded without them, even if none of its functions that take them is called; F2J
 * itself has 1.2 MB.
 */
final class F2jHolders {
    static final String PACKAGE = "org.netlib.util.";

    /** The type of the field by the class's name. */
    private static final Map<String, String> FIELDS = Map.of(
            "booleanW", "Z",
            "intW", "I",
            "floatW", "F",
            "doubleW", "D",
            "StringW", "Ljava/lang/String;");

    private static final int MAGIC = 0xCAFEBABE;
    private static final int JAVA_5 = 49;
    private static final int UTF8 = 1;
    private static final int CLASS = 7;
    private static final int PUBLIC = 1;
    private static final int SUPER = 0x20;

    private F2jHolders() {}

    /** The class file of a holder (JVM specification, chapter 4): one public field, no constructor. */
    static byte[] bytes(String name) throws ClassNotFoundException {
        String field = FIELDS.get(name.substring(PACKAGE.length()));
        if (field == null) throw new ClassNotFoundException(name);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(MAGIC);
            out.writeInt(JAVA_5);
            constants(out, name.replace('.', '/'), "java/lang/Object", "val", field);
            for (int half : new int[] {PUBLIC | SUPER, 2, 4, 0, 1, PUBLIC, 5, 6, 0, 0, 0}) out.writeShort(half);
        } catch (IOException e) {
            throw new ClassNotFoundException(name, e);
        }
        return bytes.toByteArray();
    }

    /** 2: this class, 4: its superclass, 5 and 6: name and type of the field. */
    private static void constants(DataOutputStream out, String name, String superclass, String field, String type)
            throws IOException {
        out.writeShort(7);
        text(out, name);
        out.writeByte(CLASS);
        out.writeShort(1);
        text(out, superclass);
        out.writeByte(CLASS);
        out.writeShort(3);
        text(out, field);
        text(out, type);
    }

    private static void text(DataOutputStream out, String text) throws IOException {
        out.writeByte(UTF8);
        out.writeUTF(text);
    }
}
