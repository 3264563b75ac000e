package dev.nacre.onnx;

/** Something found in a graph, between two tensors. */
sealed interface Found
        permits FoundLayer, FoundRow, FoundImages, FoundSequence, FoundRepeat, FoundBorder, FoundBranches {
    /** The tensor that it gets. */
    String input();

    /** The number of features that it expects; 0 for any number. */
    default int inputs() {
        return 0;
    }

    /** Numbers in its weights, those of layers inside it too. */
    default long numbers() {
        return 0;
    }

    /** About as many characters as its text has. */
    default long length() {
        return 100;
    }
}
