package dev.nacre.tables;

import dev.nacre.data.Cell;
import dev.nacre.data.Numerals;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The numbers of a column's categories. */
final class CategoryNumbers {
    private final Map<String, Integer> byText = new HashMap<>();
    private final Map<BigDecimal, Integer> byValue = new HashMap<>();

    CategoryNumbers(List<String> names) {
        for (String name : names) {
            int number = byText.size();
            byText.put(name, number);
            if (Float.isFinite(Cell.number(name, Numerals.PLAIN))) byValue.putIfAbsent(exact(name), number);
        }
    }

    /** The number of the category that a text names, or a number: 1 and 1.0 name the category "1"; −1 for none. */
    int of(Object value) {
        if (!(value instanceof Number))
            return byText.getOrDefault(value.toString().strip(), -1);
        try {
            return byValue.getOrDefault(exact(value.toString()), -1);
        } catch (NumberFormatException e) {
            return -1; // such as infinity
        }
    }

    private static BigDecimal exact(String number) {
        return new BigDecimal(number).stripTrailingZeros();
    }
}
