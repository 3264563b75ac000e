package com.example.nacre;

import dev.nacre.tck.BlasContract;

class TripleLoopTest extends BlasContract {
    TripleLoopTest() {
        super(new TripleLoop());
    }
}
