package dev.nacre.examples.lab;

/** Networks for digits of 8 × 8 pixels, from 0 to 16. */
final class DigitNetworks {
    private DigitNetworks() {}

    /** With one hidden layer. */
    static String hidden(int units) {
        return "sequential([scale(0.0625), dense(%d, initializer=heNormal), relu, dense(10)])".formatted(units);
    }

    /** With two hidden layers, and dropout after each if its rate is above 0. */
    static String dropout(int units, String rate) {
        String layer = "dense(%d, initializer=heNormal), relu".formatted(units);
        String hidden = rate.equals("0") ? layer : layer + ", dropout(" + rate + ")";
        return "sequential([scale(0.0625), %s, %s, dense(10)])".formatted(hidden, hidden);
    }
}
