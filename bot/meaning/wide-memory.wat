;; What is done four numbers at a time. `scripts/meaning/assemble.mjs` writes wide-program.ts from this. Places are in bytes.
(module
  (import "memory" "memory" (memory 1))

  ;; Multiplies rows by a layer: sums[r][j] = Σi rows[r][i] · layer[i][j]. `from` numbers make a row, `to` (a multiple of
  ;; 16) a row of the layer and of the sums. Sixteen sums at a time stay in registers while a row is gone through.
  (func (export "timesEach")
    (param $rows i32) (param $count i32) (param $layer i32) (param $from i32) (param $to i32) (param $sums i32)
    (local $rowSize i32) (local $rowsEnd i32) (local $layerSize i32)
    (local $end i32) (local $column i32) (local $number i32) (local $weight i32)
    (local $n v128) (local $a v128) (local $b v128) (local $c v128) (local $d v128)
    (local.set $rowSize (i32.shl (local.get $from) (i32.const 2)))
    (local.set $layerSize (i32.shl (local.get $to) (i32.const 2)))
    (local.set $rowsEnd (i32.add (local.get $rows) (i32.mul (local.get $count) (local.get $rowSize))))
    (block $done
      (loop $row
        (br_if $done (i32.ge_u (local.get $rows) (local.get $rowsEnd)))
        (local.set $end (i32.add (local.get $rows) (local.get $rowSize)))
        (local.set $column (i32.const 0))
        (loop $columns
          (local.set $number (local.get $rows))
          (local.set $weight (i32.add (local.get $layer) (local.get $column)))
          (local.set $a (v128.const i32x4 0 0 0 0))
          (local.set $b (v128.const i32x4 0 0 0 0))
          (local.set $c (v128.const i32x4 0 0 0 0))
          (local.set $d (v128.const i32x4 0 0 0 0))
          (loop $numbers
            (local.set $n (v128.load32_splat (local.get $number)))
            (local.set $a (f32x4.add (local.get $a) (f32x4.mul (local.get $n) (v128.load (local.get $weight)))))
            (local.set $b (f32x4.add (local.get $b) (f32x4.mul (local.get $n) (v128.load offset=16 (local.get $weight)))))
            (local.set $c (f32x4.add (local.get $c) (f32x4.mul (local.get $n) (v128.load offset=32 (local.get $weight)))))
            (local.set $d (f32x4.add (local.get $d) (f32x4.mul (local.get $n) (v128.load offset=48 (local.get $weight)))))
            (local.set $number (i32.add (local.get $number) (i32.const 4)))
            (local.set $weight (i32.add (local.get $weight) (local.get $layerSize)))
            (br_if $numbers (i32.lt_u (local.get $number) (local.get $end))))
          (v128.store (local.get $sums) (local.get $a))
          (v128.store offset=16 (local.get $sums) (local.get $b))
          (v128.store offset=32 (local.get $sums) (local.get $c))
          (v128.store offset=48 (local.get $sums) (local.get $d))
          (local.set $sums (i32.add (local.get $sums) (i32.const 64)))
          (local.set $column (i32.add (local.get $column) (i32.const 64)))
          (br_if $columns (i32.lt_u (local.get $column) (local.get $layerSize))))
        (local.set $rows (local.get $end))
        (br $row))))

  ;; Adds up some rows of a matrix, each times a number: sums[j] = Σi values[i] · matrix[rows[i]][j]. `size` is that of a
  ;; row, a multiple of 64.
  (func (export "sumRows")
    (param $matrix i32) (param $size i32) (param $rows i32) (param $values i32) (param $count i32) (param $sums i32)
    (local $column i32) (local $row i32) (local $value i32) (local $rowsEnd i32) (local $weight i32)
    (local $n v128) (local $a v128) (local $b v128) (local $c v128) (local $d v128)
    (local.set $rowsEnd (i32.add (local.get $rows) (i32.shl (local.get $count) (i32.const 2))))
    (loop $columns
      (local.set $row (local.get $rows))
      (local.set $value (local.get $values))
      (local.set $a (v128.const i32x4 0 0 0 0))
      (local.set $b (v128.const i32x4 0 0 0 0))
      (local.set $c (v128.const i32x4 0 0 0 0))
      (local.set $d (v128.const i32x4 0 0 0 0))
      (block $added
        (loop $each
          (br_if $added (i32.ge_u (local.get $row) (local.get $rowsEnd)))
          (local.set $weight
            (i32.add
              (i32.add (local.get $matrix) (local.get $column))
              (i32.mul (i32.load (local.get $row)) (local.get $size))))
          (local.set $n (v128.load32_splat (local.get $value)))
          (local.set $a (f32x4.add (local.get $a) (f32x4.mul (local.get $n) (v128.load (local.get $weight)))))
          (local.set $b (f32x4.add (local.get $b) (f32x4.mul (local.get $n) (v128.load offset=16 (local.get $weight)))))
          (local.set $c (f32x4.add (local.get $c) (f32x4.mul (local.get $n) (v128.load offset=32 (local.get $weight)))))
          (local.set $d (f32x4.add (local.get $d) (f32x4.mul (local.get $n) (v128.load offset=48 (local.get $weight)))))
          (local.set $row (i32.add (local.get $row) (i32.const 4)))
          (local.set $value (i32.add (local.get $value) (i32.const 4)))
          (br $each)))
      (v128.store (local.get $sums) (local.get $a))
      (v128.store offset=16 (local.get $sums) (local.get $b))
      (v128.store offset=32 (local.get $sums) (local.get $c))
      (v128.store offset=48 (local.get $sums) (local.get $d))
      (local.set $sums (i32.add (local.get $sums) (i32.const 64)))
      (local.set $column (i32.add (local.get $column) (i32.const 64)))
      (br_if $columns (i32.lt_u (local.get $column) (local.get $size)))))

  ;; Adds to some rows of a matrix, each time times a number: matrix[rows[i]][j] += values[i] · pushes[j], for four columns
  ;; j at each of the places `columns`; what is pushed there stands side by side.
  (func (export "addToRows")
    (param $matrix i32) (param $size i32) (param $rows i32) (param $values i32) (param $count i32)
    (param $columns i32) (param $fours i32) (param $pushes i32)
    (local $row i32) (local $rowsEnd i32) (local $column i32) (local $columnsEnd i32) (local $push i32) (local $weight i32)
    (local $n v128)
    (local.set $rowsEnd (i32.add (local.get $rows) (i32.shl (local.get $count) (i32.const 2))))
    (local.set $columnsEnd (i32.add (local.get $columns) (i32.shl (local.get $fours) (i32.const 2))))
    (block $done
      (loop $each
        (br_if $done (i32.ge_u (local.get $rows) (local.get $rowsEnd)))
        (local.set $row (i32.add (local.get $matrix) (i32.mul (i32.load (local.get $rows)) (local.get $size))))
        (local.set $n (v128.load32_splat (local.get $values)))
        (local.set $column (local.get $columns))
        (local.set $push (local.get $pushes))
        (block $added
          (loop $four
            (br_if $added (i32.ge_u (local.get $column) (local.get $columnsEnd)))
            (local.set $weight (i32.add (local.get $row) (i32.load (local.get $column))))
            (v128.store
              (local.get $weight)
              (f32x4.add (v128.load (local.get $weight)) (f32x4.mul (local.get $n) (v128.load (local.get $push)))))
            (local.set $column (i32.add (local.get $column) (i32.const 4)))
            (local.set $push (i32.add (local.get $push) (i32.const 16)))
            (br $four)))
        (local.set $rows (i32.add (local.get $rows) (i32.const 4)))
        (local.set $values (i32.add (local.get $values) (i32.const 4)))
        (br $each)))))
