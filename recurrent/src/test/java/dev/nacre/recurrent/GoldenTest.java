package dev.nacre.recurrent;

import dev.nacre.tck.GoldenContract;

/** Every layer of this module against PyTorch: the files beside golden.py. */
class GoldenTest extends GoldenContract {}
