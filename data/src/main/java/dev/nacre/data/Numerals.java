package dev.nacre.data;

import java.math.BigDecimal;
import java.util.regex.Pattern;

/**
 * How numbers are written in a table. Plain numbers are {@code 12}, {@code -0.5}, {@code 1e-3}. Lenient ones may also
 * have groups of three digits ({@code 1,234.5}, or {@code 1.234,5} with a decimal comma; also by a blank or an
 * apostrophe), a currency sign or a percent sign, which are left out ({@code 12 %} is 12), a minus sign that is no
 * hyphen, and no-break spaces.
 *
 * @param decimal the decimal separator, {@code .} or {@code ,}
 * @param lenient whether numbers may be written so
 */
public record Numerals(char decimal, boolean lenient) {
    /** Plain numbers with a decimal point. */
    public static final Numerals PLAIN = new Numerals('.', false);

    /** Beyond this many digits before or after the point, numbers are compared in scientific notation. */
    private static final int LONGEST = 60;

    private static final Pattern SIGNS = Pattern.compile("[%\u2030\\p{Sc}\\s\u00a0\u202f]");
    private static final Pattern POINT_GROUPS = Pattern.compile("[+-]?\\d{1,3}([,'\u2019]\\d{3})+(\\.\\d*)?");
    private static final Pattern COMMA_GROUPS = Pattern.compile("[+-]?\\d{1,3}([.'\u2019]\\d{3})+(,\\d*)?");

    /** Checks the separator. */
    public Numerals {
        if (decimal != '.' && decimal != ',')
            throw new IllegalArgumentException("decimal must be . or , not " + decimal);
    }

    /** The number in a text; NaN if it is none, infinity if it is too large for 32 bits. */
    float parse(String text) {
        float plain = decimal == '.' ? Numbers.parse(text) : Float.NaN;
        if (!Float.isNaN(plain) || decimal == '.' && !lenient) return plain;
        return Numbers.parse(plain(text));
    }

    boolean isNumber(String text) {
        return !Float.isNaN(parse(text));
    }

    /** As a plain number, if it is one. */
    private String plain(String text) {
        String bare = text;
        if (lenient) {
            bare = SIGNS.matcher(text.replace('\u2212', '-')).replaceAll("");
            Pattern groups = decimal == '.' ? POINT_GROUPS : COMMA_GROUPS;
            if (groups.matcher(bare).matches())
                bare = bare.replaceAll(decimal == '.' ? "[,'\u2019]" : "[.'\u2019]", "");
        }
        if (decimal == '.') return bare;
        return bare.indexOf('.') >= 0 ? "" : bare.replace(',', '.');
    }

    /** A number's shortest text: equal numbers have equal ones, and others do not, however many digits they have. */
    String canonical(String text) {
        BigDecimal exact = new BigDecimal(plain(text)).stripTrailingZeros();
        boolean shown = Math.abs((long) exact.scale()) <= LONGEST && exact.precision() <= LONGEST;
        return shown ? exact.toPlainString() : exact.toString();
    }

    /** Whether a number has no fraction. */
    boolean isWhole(String text) {
        return new BigDecimal(plain(text)).stripTrailingZeros().scale() <= 0;
    }

    /** How a text that is no number would have to be read to be one; null if it is none at all. */
    String readAs(String text) {
        for (Numerals other : new Numerals[] {new Numerals('.', true), new Numerals(',', true)})
            if (other.isNumber(text)) {
                boolean plain = new Numerals(other.decimal, false).isNumber(text);
                return (other.decimal == ',' ? "--decimal comma" : "")
                        + (plain ? "" : (other.decimal == ',' ? " " : "") + "--numbers lenient");
            }
        return null;
    }
}
