"""How the partner tracker does with 5,000 organisations, beside a hundredth of them."""
